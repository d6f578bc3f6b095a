package io.github.socketiojakarta.internal.engine;

/** What the engine tells the layer above. */
@FunctionalInterface
public interface EngineListener {

    /** Called once for each new session, before anything else; returns the receiver of its messages. Nothing can be sent yet. */
    EngineConnection opened(EngineSession session);
}
