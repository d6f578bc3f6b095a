package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.internal.engine.Caller;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept of a socket whose connection broke. Immutable.
 *
 * @param socketId the public id
 * @param privateId the secret with which the client can have it back
 * @param owner who opened the connection
 * @param rooms the rooms it was in, its own among them
 * @param data what the application kept with it
 * @param sent what was sent to it
 * @param expires when it is forgotten, by the clock of {@link Recovery}
 */
record RecoverableSession(
        String socketId,
        String privateId,
        Caller owner,
        Set<String> rooms,
        Map<String, Object> data,
        Sent sent,
        long expires) {

    /**
     * What was sent to a socket, as positions in the log. Immutable.
     *
     * @param since where it connected
     * @param until all before that which concerned the socket was sent to it
     * @param last the offset of the last event sent to it
     */
    record Sent(long since, long until, Optional<String> last) {}

    RecoverableSession {
        rooms = Set.copyOf(rooms);
        data = Map.copyOf(data);
    }
}
