package io.github.socketiojakarta.internal.recovery;

import io.github.socketiojakarta.internal.engine.Caller;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept of a socket whose connection broke. Immutable.
 *
 * @param socketId the public id
 * @param ticket that of the socket it is kept of, by which that can still end it or change its rooms
 * @param owner who opened the connection
 * @param address where the connection came from; addresses that count as one are the same here
 * @param rooms the rooms it was in, its own among them
 * @param data what the application kept with it
 * @param sent what was sent to it
 * @param expires when it is forgotten, by the clock of {@link Recovery}
 */
public record RecoverableSession(
        String socketId,
        RecoveryTicket ticket,
        Caller owner,
        String address,
        Set<String> rooms,
        Map<String, Object> data,
        Sent sent,
        long expires) {

    /**
     * What was sent to a socket, as positions in the log. Immutable.
     *
     * <p>The log forgets by age, but a client may have received its last event long before its connection broke. So each
     * socket knows the last event sent to it, and how far the log had come when it was last among the receivers: a client
     * that names this event has missed nothing before that. A position is noted before the socket leaves the receivers, so
     * that it can only be too early, and the events sent in between advance it.
     *
     * @param since where it connected
     * @param until all before that which concerned the socket was sent to it
     * @param last the offset of the last event sent to it
     */
    record Sent(Position since, Position until, Optional<String> last) {

        /** Returns the same, with all that concerned the socket before a later position. */
        Sent upTo(Position position) {
            return new Sent(since, position, last);
        }
    }

    /** Copies the rooms and the data. */
    public RecoverableSession {
        rooms = Set.copyOf(rooms);
        data = Map.copyOf(data);
    }

    /** Returns the secret with which the client can have it back. */
    String privateId() {
        return ticket.privateId();
    }

    /** Returns the same in other rooms. */
    RecoverableSession in(Set<String> others) {
        return new RecoverableSession(socketId, ticket, owner, address, others, data, sent, expires);
    }
}
