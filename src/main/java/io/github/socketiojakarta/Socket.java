package io.github.socketiojakarta;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One client in one namespace: emits and receives events, and belongs to rooms.
 *
 * <p>Life cycle: created when the client asks to join the namespace; seen by the middlewares; connected when they let
 * it pass; disconnected once, for one {@link DisconnectReason}, and never connected again: a client that returns is a
 * new socket, with a new id unless it is {@linkplain #isRecovered() recovered}.
 *
 * <p>Thread-safe: every method may be called from any thread, at any time. After the disconnection, methods that send
 * or join do nothing, and acknowledgements that are awaited fail. Listeners of all the sockets of one client connection
 * run one at a time, in the order in which the client's packets arrived; those of different connections run in
 * parallel. An exception that leaves a listener is logged with the event and the socket's id and harms nothing else.
 *
 * <p>Implemented by the library only: methods may be added.
 */
public interface Socket extends RemoteSocket, EventSource {

    /** Returns the namespace this socket belongs to. Counterpart of {@code socket.nsp}. */
    Namespace namespace();

    /** Returns the connection beneath, which this socket shares with those of other namespaces. */
    Connection connection();

    /** Returns what {@link Connection#bufferedBytes()} does: the sockets of a client share it. */
    default long bufferedBytes() {
        return connection().bufferedBytes();
    }

    /**
     * Returns what {@link Connection#whenSent()} does: a stage that completes when everything sent until now is gone.
     * Counterpart of waiting for {@code drain} on {@code socket.conn}.
     */
    default CompletionStage<Void> whenSent() {
        return connection().whenSent();
    }

    /**
     * Sends an event and returns a stage that completes when it is gone, see {@link Connection#whenSent()}. It fails with
     * {@link SocketDisconnectedException} if the connection ends before. Costs more than {@link #emit}.
     *
     * @param event the name, see {@link #emit}
     * @param args any number of values, see {@link #emit}
     * @throws IllegalArgumentException if the name is reserved or a value cannot be encoded
     */
    CompletionStage<Void> emitAsync(String event, @Nullable Object... args);

    /** Returns whether the socket is connected: middlewares have passed and no disconnection has happened. */
    boolean isConnected();

    /**
     * Returns whether the client has come back after a broken connection, and has its id, rooms, data and missed events
     * again. Always false without {@link SocketIoOptions#connectionStateRecovery()}.
     */
    boolean isRecovered();

    /** Returns an operator that sends to the sockets of these rooms, but not to this one. */
    BroadcastOperator to(String... rooms);

    /** Does the same as {@link #to(String...)}. */
    default BroadcastOperator in(String... rooms) {
        return to(rooms);
    }

    /** Returns an operator that sends to the namespace, but neither to the sockets of these rooms nor to this one. */
    BroadcastOperator except(String... rooms);

    /** Returns an operator that sends to the whole namespace, but not to this socket. */
    BroadcastOperator broadcast();

    /** Adds a listener for every event, called after those added before it. Counterpart of {@code socket.onAny()}. */
    void onAny(AnyListener listener);

    /** Adds a listener for every event, called before those there are. */
    void prependAny(AnyListener listener);

    /** Removes a listener for every event: the very object that was added. */
    void offAny(AnyListener listener);

    /** Removes all listeners for every event. */
    void offAny();

    /** Returns the listeners for every event: a snapshot. */
    List<AnyListener> listenersAny();

    /** Adds a listener for everything that is sent. Counterpart of {@code socket.onAnyOutgoing()}. */
    void onAnyOutgoing(OutgoingListener listener);

    /** Adds a listener for everything that is sent, called before those there are. */
    void prependAnyOutgoing(OutgoingListener listener);

    /** Removes a listener for everything that is sent: the very object that was added. */
    void offAnyOutgoing(OutgoingListener listener);

    /** Removes all listeners for everything that is sent. */
    void offAnyOutgoing();

    /** Returns the listeners for everything that is sent: a snapshot. */
    List<OutgoingListener> listenersAnyOutgoing();

    /**
     * Adds a middleware, which runs for every event that arrives, after the listeners for every event and before those
     * for this one. Counterpart of {@code socket.use()}.
     */
    void use(EventMiddleware middleware);

    /** Adds a middleware that decides later, without holding a thread. */
    void useAsync(AsyncEventMiddleware middleware);

    /**
     * Adds a listener for the events that no listener could handle: a middleware stopped them, the client sent another
     * shape than a listener wants, or a listener threw. Called after the failure was logged, before those of the
     * namespace, see {@link Namespace#onError}. Counterpart of {@code socket.on("error")}.
     */
    void onError(ErrorListener listener);

    /** Removes an error listener: the very object that was added. */
    void offError(ErrorListener listener);

    /**
     * Adds a listener, called once when this socket is about to leave: {@link #rooms()} still tells where it was.
     * Called at once if the socket has already left.
     */
    void onDisconnecting(Consumer<DisconnectReason> listener);

    /** Removes a listener for the moment when this socket is about to leave: the very object that was added. */
    void offDisconnecting(Consumer<DisconnectReason> listener);

    /**
     * Adds a listener, called once when this socket has left. Called at once if it has already left. What Node.js hands over
     * as {@code details} is {@link Connection#endDescription()}.
     */
    void onDisconnect(Consumer<DisconnectReason> listener);

    /** Removes a listener for the moment when this socket has left: the very object that was added. */
    void offDisconnect(Consumer<DisconnectReason> listener);
}
