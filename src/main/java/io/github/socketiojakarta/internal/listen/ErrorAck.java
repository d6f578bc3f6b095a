package io.github.socketiojakarta.internal.listen;

import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.IncomingEvent;
import io.github.socketiojakarta.PayloadException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The acknowledgement of an event that was not handled, see {@link EventRefusedException}. */
public final class ErrorAck {

    private ErrorAck() {}

    /**
     * Sends it, if the client asked for an acknowledgement and has none yet.
     *
     * @param report told if the data of a refusal cannot be sent; the client, which waits for an answer, gets one without
     */
    public static void send(IncomingEvent event, Throwable failure, Consumer<Throwable> report) {
        try {
            event.ack().send(Map.of("error", describe(failure)));
        } catch (RuntimeException e) {
            report.accept(e);
            event.ack().send(Map.of("error", failed()));
        }
    }

    /** What a client may know: nothing of the application's exceptions and classes. */
    private static Map<String, Object> describe(Throwable failure) {
        if (failure instanceof EventRefusedException refusal) {
            Map<String, Object> error = error(refusal.code(), String.valueOf(refusal.getMessage()));
            refusal.data().ifPresent(data -> error.put("data", data));
            return error;
        }
        return failure instanceof PayloadException
                ? error(EventRefusedException.INVALID, "The arguments are not those of this event")
                : failed();
    }

    private static Map<String, Object> failed() {
        return error(EventRefusedException.FAILED, "The event could not be handled");
    }

    private static Map<String, Object> error(String code, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("message", message);
        return error;
    }
}
