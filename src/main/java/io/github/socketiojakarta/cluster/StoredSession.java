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
 * @param sent what was sent to the client; nothing if that is not known, as of sessions that Node.js has written
 */
public record StoredSession(
        String namespace,
        String socketId,
        String privateId,
        Set<String> rooms,
        EncodedJson data,
        Optional<EncodedJson> owner,
        Optional<Sent> sent) {

    /**
     * What was sent to a client, as places in the medium. Without it, a client could come back only if the last message that
     * it has received is still kept, and not at all if it has received none. Immutable.
     *
     * @param since all messages after this place were sent to it; nothing if that is not known
     * @param until up to this place
     * @param last the place of the last one of them that was for it, or another name that its server has given the last event;
     *     nothing if there was none
     */
    public record Sent(Optional<String> since, String until, Optional<String> last) {}

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
