package io.github.socketiojakarta.internal.engine;

/** What a client can exceed once it has a session; the names are those of the options. */
public enum EngineLimit {
    /** A POST body or a WebSocket message is too large. */
    MAX_HTTP_BUFFER_SIZE,
    /** The body of a POST takes too long. */
    HTTP_REQUEST_BODY_TIMEOUT,
    /** Too much waits for a client that does not read. */
    MAX_SEND_BUFFER_BYTES,
    /** Too much waits for the listeners of a client, for too long. */
    MAX_RECEIVE_BUFFER_BYTES
}
