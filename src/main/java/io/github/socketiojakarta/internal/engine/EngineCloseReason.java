package io.github.socketiojakarta.internal.engine;

/** Why a session ended. */
public enum EngineCloseReason {
    /** The client did not answer a ping in time. */
    PING_TIMEOUT,
    /** The client closed the connection. */
    TRANSPORT_CLOSE,
    /** The connection broke, or the client broke the rules of the transport. */
    TRANSPORT_ERROR,
    /** The client sent what is not an Engine.IO packet. */
    PARSE_ERROR,
    /** The client read too slowly: too much waited for it, or nothing of it was taken for long. */
    SLOW_CONSUMER,
    /** The client sent faster than its listeners worked, for too long. */
    FAST_PRODUCER,
    /** The layer above closed the session because of what the client sent. */
    FORCED_CLOSE,
    /** The layer above closed the session for reasons of its own. */
    FORCED_SERVER_CLOSE,
    /** The HTTP session with which the client came has ended. */
    HTTP_SESSION_ENDED,
    /** The server closes. */
    SERVER_SHUTTING_DOWN
}
