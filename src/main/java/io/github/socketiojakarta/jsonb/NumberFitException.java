package io.github.socketiojakarta.jsonb;

/** A number does not fit the member that it is for; the message is for the developer who reads the log. */
final class NumberFitException extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    NumberFitException(String message, ArithmeticException cause) {
        super(message);
        initCause(cause);
    }
}
