package io.github.socketiojakarta.internal.engine.session;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import org.jspecify.annotations.Nullable;

/**
 * Why and how a session is to end. Immutable.
 *
 * @param event {@link SessionEvent#CLOSE} if the rest is still to be sent
 * @param reason what the layer above is told
 * @param detail the same for humans
 */
record EndOfSession(SessionEvent event, EngineCloseReason reason, String detail) {

    /** Returns the first of two ends, for its reason; with the second one's way, if nothing can be sent any more. */
    static EndOfSession orWorse(@Nullable EndOfSession first, EndOfSession second) {
        if (first == null) {
            return second;
        }
        return first.event == SessionEvent.CLOSE ? new EndOfSession(second.event, first.reason, first.detail) : first;
    }
}
