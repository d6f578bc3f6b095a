package io.github.socketiojakarta;

/** The client did not acknowledge an event in time. */
public class AckTimeoutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with a message that says what was expected and what happened. */
    public AckTimeoutException(String message) {
        super(message);
    }
}
