package io.github.socketiojakarta.internal.engine.admission;

/** Whether a request is plain HTTP, or the handshake of a WebSocket. */
public enum RequestKind {
    /** An HTTP request to be answered. */
    PLAIN,
    /** A WebSocket handshake. */
    UPGRADE,
    /** The request asks for a WebSocket in a way that no client may, which nobody is to be asked about. */
    MALFORMED_UPGRADE
}
