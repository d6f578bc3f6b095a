package io.github.socketiojakarta;

/** What a client sent is missing or has another shape than the application asked for. */
public class PayloadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with a message that says what was expected and what happened. */
    public PayloadException(String message) {
        super(message);
    }

    /** Creates the exception with the reason for which the conversion failed. */
    public PayloadException(String message, Throwable cause) {
        super(message, cause);
    }
}
