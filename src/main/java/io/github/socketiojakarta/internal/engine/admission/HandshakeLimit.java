package io.github.socketiojakarta.internal.engine.admission;

import io.github.socketiojakarta.internal.engine.EngineError;
import io.github.socketiojakarta.internal.engine.RefusalCause;

/**
 * Which limit has refused a new session. What is used up by all is the server's trouble (503), what one address has
 * used up is the client's (429); clients treat both alike, and try again later.
 */
public enum HandshakeLimit {
    /** As many sessions are open as may be. */
    CONNECTIONS(EngineError.TOO_MANY_CONNECTIONS, RefusalCause.MAX_CONNECTIONS),
    /** As many of one address are. */
    CONNECTIONS_PER_ADDRESS(EngineError.TOO_MANY_CONNECTIONS_FROM_ADDRESS, RefusalCause.MAX_CONNECTIONS_PER_ADDRESS),
    /** They come too fast. */
    HANDSHAKES_PER_SECOND(EngineError.TOO_MANY_HANDSHAKES, RefusalCause.MAX_HANDSHAKES_PER_SECOND),
    /** Those of one address come too fast. */
    HANDSHAKES_PER_SECOND_PER_ADDRESS(
            EngineError.TOO_MANY_HANDSHAKES_FROM_ADDRESS, RefusalCause.MAX_HANDSHAKES_PER_SECOND_PER_ADDRESS);

    private final EngineError error;
    private final RefusalCause cause;

    HandshakeLimit(EngineError error, RefusalCause cause) {
        this.error = error;
        this.cause = cause;
    }

    /** Returns how the client is refused. */
    public Verdict.Refused refusal() {
        return new Verdict.Refused(error, error.message(), cause);
    }
}
