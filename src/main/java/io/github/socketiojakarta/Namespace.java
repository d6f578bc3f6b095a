package io.github.socketiojakarta;

import java.util.Collection;

/**
 * A channel of its own over the shared connection, with its own sockets, rooms, middlewares and handlers.
 *
 * <p>As a {@link BroadcastOperator} it reaches every socket of the namespace. All methods may be called from any
 * thread; listeners and middlewares apply to sockets that connect afterwards.
 */
public interface Namespace extends BroadcastOperator {

    /** Returns the name, which starts with {@code /}. */
    String name();

    /**
     * Adds a middleware, which runs for every socket that wants to connect to this namespace, after those added
     * before it. Counterpart of {@code nsp.use()}.
     *
     * @return this namespace
     */
    Namespace use(Middleware middleware);

    /**
     * Adds a middleware that decides later, for example after asking a remote service, without holding a thread.
     *
     * @return this namespace
     */
    Namespace useAsync(AsyncMiddleware middleware);

    /**
     * Adds a listener, which is called with every socket that has connected to this namespace, before any of its
     * events is dispatched. Counterpart of {@code nsp.on("connection")}.
     *
     * @return this namespace
     */
    Namespace onConnection(ConnectionListener listener);

    /** Returns the connected sockets of this namespace on this server: a snapshot. */
    Collection<Socket> sockets();

    /** Returns the adapter, which keeps the rooms of this namespace. */
    Adapter adapter();
}
