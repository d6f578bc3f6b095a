package io.github.socketiojakarta.internal.engine;

/**
 * What keeps a client from opening a session. What is used up by all is the server's trouble (503), what one address has
 * used up is the client's (429); clients treat both alike, and try again later.
 */
enum HandshakeLimit {
    CONNECTIONS(EngineError.TOO_MANY_CONNECTIONS, RefusalCause.MAX_CONNECTIONS),
    CONNECTIONS_PER_ADDRESS(EngineError.TOO_MANY_CONNECTIONS_FROM_ADDRESS, RefusalCause.MAX_CONNECTIONS_PER_ADDRESS),
    HANDSHAKES_PER_SECOND(EngineError.TOO_MANY_HANDSHAKES, RefusalCause.MAX_HANDSHAKES_PER_SECOND),
    HANDSHAKES_PER_SECOND_PER_ADDRESS(
            EngineError.TOO_MANY_HANDSHAKES_FROM_ADDRESS, RefusalCause.MAX_HANDSHAKES_PER_SECOND_PER_ADDRESS);

    private final EngineError error;
    private final RefusalCause cause;

    HandshakeLimit(EngineError error, RefusalCause cause) {
        this.error = error;
        this.cause = cause;
    }

    Verdict.Refused refusal() {
        return new Verdict.Refused(error, error.message(), cause);
    }
}
