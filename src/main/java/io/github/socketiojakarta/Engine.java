package io.github.socketiojakarta;

import java.util.function.Consumer;

/**
 * The layer beneath namespaces and sockets: connections, and the requests they consist of. Counterpart of
 * {@code io.engine}.
 *
 * <p>Thread-safe. Listeners are called on the container's threads and should be quick; what they throw is logged and
 * changes nothing.
 *
 * <p>Implemented by the library only: methods may be added.
 */
public interface Engine {

    /** Returns the number of connected clients, see {@link SocketIoServer#clientsCount()}. */
    int clientsCount();

    /** Adds a listener, called with every new connection, before it joins a namespace. */
    void onConnection(Consumer<Connection> listener);

    /** Removes a listener for connections: the very object that was added. */
    void offConnection(Consumer<Connection> listener);

    /** Adds a listener, called with every request that is refused. Counterpart of {@code connection_error}. */
    void onConnectionError(Consumer<ConnectionError> listener);

    /** Removes a listener for refused requests: the very object that was added. */
    void offConnectionError(Consumer<ConnectionError> listener);

    /**
     * Adds a listener that may set headers of the first response of every connection: the handshake on polling, or the
     * answer that opens a WebSocket. Counterpart of {@code initial_headers}.
     */
    void onInitialHeaders(HeadersListener listener);

    /** Removes a listener for the headers of first responses: the very object that was added. */
    void offInitialHeaders(HeadersListener listener);

    /**
     * Adds a listener that may set headers of every response to a poll, a POST, or a WebSocket handshake; not of errors.
     * Counterpart of {@code headers}.
     */
    void onHeaders(HeadersListener listener);

    /** Removes a listener for the headers of responses: the very object that was added. */
    void offHeaders(HeadersListener listener);
}
