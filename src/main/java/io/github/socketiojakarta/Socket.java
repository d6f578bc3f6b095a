package io.github.socketiojakarta;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One client in one namespace: emits and receives events, and belongs to rooms.
 *
 * <p>Life cycle: created when the client asks to join the namespace; seen by the middlewares; connected when they let
 * it pass; disconnected once, for one {@link DisconnectReason}, and never connected again: a client that returns is a
 * new socket with a new id.
 *
 * <p>Thread-safe: every method may be called from any thread, at any time. After the disconnection, methods that send
 * or join do nothing, and acknowledgements that are awaited fail. Listeners of all the sockets of one client connection
 * run one at a time, in the order in which the client's packets arrived; those of different connections run in
 * parallel. An exception that leaves a listener is logged with the event and the socket's id and harms nothing else.
 */
public interface Socket extends AckEmitter {

    /** Returns the public id: 20 characters, new for every connection to a namespace. */
    String id();

    /** Returns the namespace this socket belongs to. Counterpart of {@code socket.nsp}. */
    Namespace namespace();

    /** Returns what the client sent when it connected. */
    Handshake handshake();

    /** Returns the connection beneath, which this socket shares with those of other namespaces. */
    Connection connection();

    /** Returns whether the socket is connected: middlewares have passed and no disconnection has happened. */
    boolean isConnected();

    /** Returns a map for whatever the application wants to keep with this socket; thread-safe, without null values. */
    Map<String, Object> data();

    /** Returns the rooms this socket is in, its own {@link #id()} among them: a snapshot. */
    Set<String> rooms();

    /** Joins rooms; a room exists as long as somebody is in it. */
    void join(String... rooms);

    /** Leaves a room. */
    void leave(String room);

    /**
     * Sends an event to this client.
     *
     * @param event any name but the reserved {@code connect}, {@code connect_error}, {@code disconnect},
     *     {@code disconnecting}, {@code newListener} and {@code removeListener}
     * @param args any number of values: null, strings, numbers, booleans, maps, lists, arrays, records, POJOs and
     *     {@code JsonValue}s, by JSON-B; {@code byte[]} and {@code ByteBuffer} at any depth travel as binary
     *     attachments. Everything is encoded before the method returns
     * @throws IllegalArgumentException if the name is reserved or a value cannot be encoded
     */
    void emit(String event, @Nullable Object... args);

    /** Sends an event named {@code message}. */
    default void send(@Nullable Object... args) {
        emit("message", args);
    }

    /** Returns an emitter whose acknowledgements fail with {@link AckTimeoutException} after that time. */
    AckEmitter timeout(Duration timeout);

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

    /**
     * Adds a listener for an event with any number of arguments. Several listeners of one event are called in the
     * order in which they were added.
     */
    void on(String event, ArgsListener listener);

    /** Does the same as {@link #on(String, ArgsListener)}, and hands over the acknowledgement too. */
    void on(String event, ArgsAckListener listener);

    /**
     * Adds a listener for the first argument of an event, converted to a type: a {@code String}, number, {@code
     * Boolean}, record or POJO (by JSON-B), {@code byte[]}, {@code ByteBuffer}, {@code Map}, {@code List} or
     * {@code JsonValue}. If the argument is missing, null or of another shape, the listener is not called and the
     * client's mistake is logged at level DEBUG.
     */
    <T> void on(String event, Class<T> type, PayloadListener<T> listener);

    /** Does the same as {@link #on(String, Class, PayloadListener)}, and hands over the acknowledgement too. */
    <T> void on(String event, Class<T> type, PayloadAckListener<T> listener);

    /** Removes every listener of an event. */
    void off(String event);

    /**
     * Adds a listener, called once when this socket is about to leave: {@link #rooms()} still tells where it was.
     * Called at once if the socket has already left.
     */
    void onDisconnecting(Consumer<DisconnectReason> listener);

    /** Adds a listener, called once when this socket has left. Called at once if it has already left. */
    void onDisconnect(Consumer<DisconnectReason> listener);

    /**
     * Disconnects this socket from its namespace and tells the client, which does not reconnect by itself. Other
     * namespaces of the connection stay. Counterpart of {@code socket.disconnect()}.
     */
    void disconnect();

    /**
     * Disconnects every namespace of this client and closes the connection. Counterpart of
     * {@code socket.disconnect(true)}.
     */
    void closeConnection();
}
