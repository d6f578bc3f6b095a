package io.github.socketiojakarta;

/** The socket was disconnected before the client acknowledged an event. */
public class SocketDisconnectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with a message that says what was expected and what happened. */
    public SocketDisconnectedException(String message) {
        super(message);
    }
}
