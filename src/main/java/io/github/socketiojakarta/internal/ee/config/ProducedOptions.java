package io.github.socketiojakarta.internal.ee.config;

import io.github.socketiojakarta.SocketIoOptions;

/** Options that the application produces itself. Used while it starts and stops. */
public interface ProducedOptions extends AutoCloseable {

    /**
     * Returns the options, which stay until this is closed.
     *
     * @param others what the other sources have said
     */
    SocketIoOptions get(SocketIoOptions others);

    /** Releases the options. */
    @Override
    void close();
}
