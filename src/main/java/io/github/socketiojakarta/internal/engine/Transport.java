package io.github.socketiojakarta.internal.engine;

/** Carries the packets of a session's {@link SendQueue} to the client. Implementations are thread-safe. */
interface Transport {

    EngineTransport kind();

    /** Returns whether a packet that is sent now would be handed to the container at once. */
    boolean isWritable();

    /** Sends what the queue holds as far as the client takes it now. Never blocks. */
    void flush();

    /** Sends what the queue still holds, then closes and calls {@link ServerSession#finished()}. */
    void close();

    /** Closes at once. */
    void terminate();
}
