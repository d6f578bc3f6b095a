package io.github.socketiojakarta.cluster;

import java.util.Optional;
import java.util.Set;

/**
 * What is kept of a socket whose client is gone. Immutable.
 *
 * @param namespace the namespace
 * @param socketId the public id
 * @param privateId the secret with which the client can have it back
 * @param rooms the rooms it was in, its own among them
 * @param data what the application kept with it: an object
 * @param owner who may have it back, if not everybody who knows the secret: a text that only this library reads
 */
public record StoredSession(
        String namespace,
        String socketId,
        String privateId,
        Set<String> rooms,
        EncodedJson data,
        Optional<EncodedJson> owner) {

    /** Keeps an immutable copy. */
    public StoredSession {
        rooms = Set.copyOf(rooms);
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "StoredSession[" + namespace + ", " + socketId + "]";
    }
}
