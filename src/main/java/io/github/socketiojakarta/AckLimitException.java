package io.github.socketiojakarta;

/** A client owes too many acknowledgements, see {@link SocketIoOptions#maxPendingAcks()}. */
public class AckLimitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with a message that says what was expected and what happened. */
    public AckLimitException(String message) {
        super(message);
    }
}
