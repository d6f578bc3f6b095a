package io.github.socketiojakarta.internal.engine;

/** What the engine tells the layer above. */
@FunctionalInterface
public interface EngineListener {

    /** Called once for each new session, before any of its messages; returns the receiver of these. */
    EngineConnection opened(EngineSession session);
}
