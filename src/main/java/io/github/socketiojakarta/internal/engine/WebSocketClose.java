package io.github.socketiojakarta.internal.engine;

/** Why we close a WebSocket, as far as its close code tells. */
public enum WebSocketClose {
    /** The session or the attempt to upgrade has ended. */
    NORMAL,
    /** The server closes. */
    GOING_AWAY,
    /** A message is larger than {@code maxHttpBufferSize}. */
    TOO_BIG,
    /** The client reads too slowly. */
    SLOW_CONSUMER,
    /** The client sends too fast. */
    FAST_PRODUCER;

    /** Returns how the WebSocket of a session is closed that ended for this reason. */
    static WebSocketClose behind(EngineCloseReason reason) {
        return switch (reason) {
            case SERVER_SHUTTING_DOWN -> GOING_AWAY;
            case SLOW_CONSUMER -> SLOW_CONSUMER;
            case FAST_PRODUCER -> FAST_PRODUCER;
            default -> NORMAL;
        };
    }
}
