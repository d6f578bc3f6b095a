package io.github.socketiojakarta.internal.engine;

/** Whether a request asks for a WebSocket. */
public enum RequestKind {
    /** An HTTP request to be answered. */
    PLAIN,
    /** A WebSocket handshake. */
    UPGRADE
}
