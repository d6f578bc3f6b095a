package io.github.socketiojakarta;

/**
 * An event that could not be handled. Immutable.
 *
 * @param event the event; its {@link IncomingEvent#ack()} may be used to tell the client, if it asked for an answer
 * @param origin who failed
 * @param exception what was thrown; a {@link PayloadException} if the client sent another shape than a listener wants
 */
public record EventFailure(IncomingEvent event, Origin origin, Throwable exception) {

    /** Who failed. */
    public enum Origin {
        /** A middleware stopped the event. */
        MIDDLEWARE,
        /** A listener failed; the others were called. */
        LISTENER
    }
}
