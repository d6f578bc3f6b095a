package io.github.socketiojakarta;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A channel of its own over the shared connection, with its own sockets, rooms, middlewares and handlers.
 *
 * <p>As a {@link BroadcastOperator} it reaches every socket of the namespace. All methods may be called from any
 * thread; listeners and middlewares apply to sockets that connect afterwards.
 *
 * <p>Implemented by the library only: methods may be added.
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

    /**
     * Removes a listener for sockets that connect: the very object that was added.
     *
     * @return this namespace
     */
    Namespace offConnection(ConnectionListener listener);

    /**
     * Adds a listener for the events that no listener could handle, of every socket of this namespace, also of those
     * that are connected already. Each failure has been logged before, with the event and the socket's id.
     *
     * @return this namespace
     */
    Namespace onError(ErrorListener listener);

    /**
     * Removes an error listener: the very object that was added.
     *
     * @return this namespace
     */
    Namespace offError(ErrorListener listener);

    /**
     * Adds a listener that follows the rooms of this namespace on this server.
     *
     * @return this namespace
     */
    Namespace onRooms(RoomListener listener);

    /**
     * Removes a listener for rooms: the very object that was added.
     *
     * @return this namespace
     */
    Namespace offRooms(RoomListener listener);

    /** Returns the connected sockets of this namespace on this server: a snapshot. */
    Collection<Socket> sockets();

    /** Returns the connected socket of that id, if it is on this server. Counterpart of {@code nsp.sockets.get()}. */
    Optional<Socket> socket(String id);

    /**
     * Returns the names of the rooms in which this server has sockets: a snapshot. The room of its own that each socket is in,
     * named by its id, is one of them. Counterpart of the keys of {@code nsp.adapter.rooms}.
     */
    Set<String> rooms();

    /**
     * Returns the ids of the sockets of this server that are in a room: a snapshot, empty if there is no such room. For those
     * of all servers, see {@link #fetchSockets}. Counterpart of {@code nsp.adapter.rooms.get()}.
     */
    Set<String> socketIds(String room);

    /**
     * Returns how many servers share the namespace, this one too; without a cluster, one. The stage fails if the medium of the
     * cluster cannot tell. Counterpart of {@code nsp.adapter.serverCount()}.
     */
    CompletionStage<Integer> serverCount();

    /**
     * Adds a listener for events that other servers of the cluster send with {@link #serverSideEmit}. Counterpart of
     * {@code nsp.on()} for such events.
     *
     * @return this namespace
     */
    Namespace onServerSideEvent(String event, ArgsAckListener listener);

    /**
     * Removes a listener for events of other servers: the very object that was added.
     *
     * @return this namespace
     */
    Namespace offServerSideEvent(String event, ArgsAckListener listener);

    /**
     * Sends an event to this namespace on the other servers of the cluster; without a cluster, there are none.
     *
     * @param event any name but {@code connect}, {@code connection} and {@code new_namespace}
     * @param args any number of values, see {@link Socket#emit}
     * @throws IllegalArgumentException if the name is reserved or a value cannot be encoded
     */
    void serverSideEmit(String event, @Nullable Object... args);

    /**
     * Does the same as {@link #serverSideEmit} and returns one answer of each other server; without a cluster, none.
     */
    CompletionStage<List<Args>> serverSideEmitWithAck(String event, @Nullable Object... args);
}
