package io.github.socketiojakarta;

/**
 * A volatile event was dropped because it could not be sent at once, so no acknowledgement can come; see {@link
 * SocketEmitter#asVolatile}.
 */
public class EventNotSentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with a message that says what was expected and what happened. */
    public EventNotSentException(String message) {
        super(message);
    }
}
