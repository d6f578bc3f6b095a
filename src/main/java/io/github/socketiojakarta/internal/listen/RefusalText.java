package io.github.socketiojakarta.internal.listen;

import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.internal.engine.LogText;

/** Why an event is not handled, as it may stand in a log. */
public final class RefusalText {

    private RefusalText() {}

    /** Returns the message, and behind that of a refusal its reason, which clients are not told. */
    public static String of(Throwable failure) {
        String text = LogText.of(failure.getMessage());
        Throwable reason = failure.getCause();
        return failure instanceof EventRefusedException && reason != null
                ? text + ": " + LogText.of(reason.getMessage())
                : text;
    }
}
