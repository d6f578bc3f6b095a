package io.github.socketiojakarta.internal.engine;

/** Makes the receivers of new sessions; the layer above is one. */
@FunctionalInterface
public interface SessionReceiverFactory {

    /** Called once for each new session, before anything else; returns the receiver of its messages. Nothing can be sent yet. */
    SessionReceiver opened(EngineSession session);
}
