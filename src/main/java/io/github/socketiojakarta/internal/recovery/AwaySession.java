package io.github.socketiojakarta.internal.recovery;

/**
 * The session of one socket whose client is away. Immutable.
 *
 * @param recovery keeps it
 * @param ticket that of the socket
 */
public record AwaySession(Recovery recovery, RecoveryTicket ticket) {

    /** Changes the rooms that the client is in when it comes back. */
    public void change(RoomChange change) {
        recovery.change(ticket, change);
    }

    /** Ends it: the client cannot come back to it. */
    public void end() {
        recovery.end(ticket);
    }
}
