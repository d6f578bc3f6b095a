package io.github.socketiojakarta.internal.client;

import io.github.socketiojakarta.DisconnectReason;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a connection ended. Immutable.
 *
 * @param reason why, for programs
 * @param description what happened, for people; if nothing is known, the text of the reason
 */
record ConnectionEnd(DisconnectReason reason, String description) {

    /** With these, the client has lost or left the connection, and what it had sent before still counts. */
    private static final Set<DisconnectReason> LOST_OR_LEFT = EnumSet.of(
            DisconnectReason.TRANSPORT_CLOSE,
            DisconnectReason.TRANSPORT_ERROR,
            DisconnectReason.SLOW_CONSUMER,
            DisconnectReason.PING_TIMEOUT);

    ConnectionEnd {
        description = description.isBlank() ? reason.toString() : description;
    }

    /** Returns whether the sockets end behind the packets that have arrived, or at once. */
    boolean isBehindWhatArrived() {
        return LOST_OR_LEFT.contains(reason);
    }
}
