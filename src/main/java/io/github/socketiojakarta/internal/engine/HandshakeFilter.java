package io.github.socketiojakarta.internal.engine;

import java.util.Optional;

/** Lets the application refuse a session before it exists. */
@FunctionalInterface
public interface HandshakeFilter {

    /** Returns the message with which to refuse, or nothing to let the request pass. */
    Optional<String> refusal(EngineRequest request);
}
