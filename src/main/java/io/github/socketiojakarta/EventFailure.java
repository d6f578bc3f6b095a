package io.github.socketiojakarta;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event that could not be handled. Immutable. */
public final class EventFailure {

    /** Who failed. */
    public enum Origin {
        /** A middleware stopped the event. */
        MIDDLEWARE,
        /** A listener failed; the others were called. */
        LISTENER
    }

    private final IncomingEvent event;
    private final Origin origin;
    private final Throwable exception;

    private EventFailure(IncomingEvent event, Origin origin, Throwable exception) {
        this.event = event;
        this.origin = origin;
        this.exception = exception;
    }

    /** Returns a failure. Made by the library; an application needs it to test its error listeners on their own. */
    public static EventFailure of(IncomingEvent event, Origin origin, Throwable exception) {
        return new EventFailure(event, origin, exception);
    }

    /** Returns the event; its {@link IncomingEvent#ack()} may be used to tell the client, if it asked for an answer. */
    public IncomingEvent event() {
        return event;
    }

    /** Returns who failed. */
    public Origin origin() {
        return origin;
    }

    /** Returns what was thrown; a {@link PayloadException} if the client sent another shape than a listener wants. */
    public Throwable exception() {
        return exception;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventFailure failure && fields().equals(failure.fields());
    }

    @Override
    public int hashCode() {
        return fields().hashCode();
    }

    private List<Object> fields() {
        return List.of(event, origin, exception);
    }

    @Override
    public String toString() {
        return "EventFailure[event=" + event + ", origin=" + origin + ", exception=" + exception + "]";
    }
}
