package io.github.socketiojakarta.parser;

/** What a client sent is not a Socket.IO packet it may send. */
public final class PacketException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with what was expected and what arrived. */
    public PacketException(String message) {
        super(message, null, false, false);
    }
}
