package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.DisconnectReason;

/**
 * How a connection ended. Immutable.
 *
 * @param reason why, for programs
 * @param description what happened, for people; if nothing is known, the text of the reason
 */
record ConnectionEnd(DisconnectReason reason, String description) {

    ConnectionEnd {
        description = description.isBlank() ? reason.toString() : description;
    }
}
