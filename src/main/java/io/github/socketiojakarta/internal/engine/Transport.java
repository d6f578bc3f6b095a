package io.github.socketiojakarta.internal.engine;

import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import java.util.List;

/** Carries the packets of a session's {@link SendQueue} to the client. Implementations are thread-safe. */
interface Transport {

    EngineTransport kind();

    /** Returns whether a packet that is sent now would be handed to the container at once. */
    boolean isWritable();

    /**
     * Sends a message past the session's queue, where nothing waits; that saves the costs of waiting.
     *
     * @return whether it has; if not, the message has to be queued
     */
    boolean pass(List<? extends EnginePacket> message);

    /** Sends what the queue holds as far as the client takes it now. Never blocks. */
    void flush();

    /** Sends what the queue still holds, then closes and calls {@link ServerSession#finished}. */
    void close();

    /** Closes at once. */
    void terminate();
}
