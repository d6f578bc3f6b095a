package io.github.socketiojakarta.internal.engine.packet;

/** What a client sent is not an Engine.IO packet or payload. */
public final class EnginePacketException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with what was expected and what arrived. */
    public EnginePacketException(String message) {
        super(message, null, false, false);
    }
}
