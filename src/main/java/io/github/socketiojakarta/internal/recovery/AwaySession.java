package io.github.socketiojakarta.internal.recovery;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lets a socket whose client is away change the rooms of its kept session, or end it. Immutable.
 *
 * @param recovery keeps it
 * @param ticket that of the socket
 * @param elsewhere tells the other servers what happens to a session that any of them can give back: a change of rooms, or
 *     nothing if it ends
 */
public record AwaySession(Recovery recovery, RecoveryTicket ticket, Consumer<Optional<RoomChange>> elsewhere) {

    /** Changes the rooms that the client is in when it comes back. */
    public void change(RoomChange change) {
        if (recovery.change(ticket, change)) {
            elsewhere.accept(Optional.of(change));
        }
    }

    /** Ends it: the client cannot come back to it. */
    public void end() {
        if (recovery.end(ticket)) {
            elsewhere.accept(Optional.empty());
        }
    }
}
