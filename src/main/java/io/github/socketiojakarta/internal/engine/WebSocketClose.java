package io.github.socketiojakarta.internal.engine;

/** Why we close a WebSocket, as far as its close code tells. */
public enum WebSocketClose {
    /** The session or the attempt to upgrade has ended. */
    NORMAL,
    /** The server closes. */
    GOING_AWAY,
    /** A message is larger than {@code maxHttpBufferSize}. */
    TOO_BIG
}
