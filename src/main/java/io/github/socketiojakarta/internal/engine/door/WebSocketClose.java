package io.github.socketiojakarta.internal.engine.door;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import org.jspecify.annotations.Nullable;

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

    /** Returns how the WebSocket of a session is closed that ended for this reason, if it has ended at all. */
    public static WebSocketClose behind(@Nullable EngineCloseReason reason) {
        if (reason == null) {
            return NORMAL;
        }
        return switch (reason) {
            case SERVER_SHUTTING_DOWN -> GOING_AWAY;
            case SLOW_CONSUMER -> SLOW_CONSUMER;
            case FAST_PRODUCER -> FAST_PRODUCER;
            default -> NORMAL;
        };
    }
}
