package io.github.socketiojakarta.internal.recovery;

import io.github.socketiojakarta.DisconnectReason;
import java.util.EnumSet;
import java.util.Set;

/** Which sockets may be had back that disconnect: those whose clients and servers did not mean it. */
final class BrokenOff {

    private static final Set<DisconnectReason> RECOVERABLE = EnumSet.of(
            DisconnectReason.TRANSPORT_CLOSE,
            DisconnectReason.TRANSPORT_ERROR,
            DisconnectReason.PING_TIMEOUT,
            DisconnectReason.SLOW_CONSUMER,
            DisconnectReason.FAST_PRODUCER,
            DisconnectReason.FORCED_CLOSE,
            DisconnectReason.FORCED_SERVER_CLOSE);

    private BrokenOff() {}

    /** Returns whether the client of a socket that disconnects for this reason may come back to it, and to this server. */
    static boolean isRecoverable(DisconnectReason reason) {
        return RECOVERABLE.contains(reason);
    }

    /** Notes, before a socket leaves the receivers, how far it has got and whether its client may come back. */
    static void ending(RecoverableSocket socket, DisconnectReason reason, Position here) {
        RecoveryTicket ticket = socket.ticket().orElseThrow();
        boolean goesWithServer = reason == DisconnectReason.SERVER_SHUTTING_DOWN;
        if (socket.isConnected() && (goesWithServer || isRecoverable(reason))) {
            ticket.upTo(here);
        }
        if (goesWithServer) {
            ticket.shutDown();
        } else if (!isRecoverable(reason)) {
            ticket.end();
        }
    }
}
