package io.github.socketiojakarta.internal.socket;

import java.util.Map;
import java.util.Set;

/**
 * What is kept of a socket whose connection broke. Immutable.
 *
 * @param socketId the public id
 * @param privateId the secret with which the client can have it back
 * @param rooms the rooms it was in, its own among them
 * @param data what the application kept with it
 * @param connectedAt the position in the log at which it connected
 * @param expires when it is forgotten, by the clock of {@link Recovery}
 */
record RecoverableSession(
        String socketId,
        String privateId,
        Set<String> rooms,
        Map<String, Object> data,
        long connectedAt,
        long expires) {

    RecoverableSession {
        rooms = Set.copyOf(rooms);
        data = Map.copyOf(data);
    }
}
