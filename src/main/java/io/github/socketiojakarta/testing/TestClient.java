package io.github.socketiojakarta.testing;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.ArgsAckListener;
import io.github.socketiojakarta.ArgsListener;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client of an {@link InMemoryServer}: one socket in one namespace, as {@code io("/chat")} makes one in JavaScript. Made by
 * {@link InMemoryServer#client()}.
 *
 * <p>It keeps every event that it receives, answers those for which it has been told an answer, and replies to heartbeats.
 * What it sends has been handled when the method returns, unless the application itself goes to other threads; then {@link
 * #next}, {@link #emitWithAck} and {@link #awaitDisconnect} wait for them, for as long as {@link
 * InMemoryServer.Builder#patience} says.
 *
 * <p>Thread-safe. An exception of one of its listeners, such as a failed assertion, is thrown by the method of the test that
 * is running, or by the next one.
 */
public final class TestClient {

    private final ClientSocket end;

    TestClient(ClientSocket end) {
        this.end = end;
    }

    ClientSocket end() {
        return end;
    }

    /** Returns the name of the namespace. */
    public String namespace() {
        return end.namespace();
    }

    /** Returns the public id of the socket, which {@link Socket#id()} is on the server; that of the last connection. */
    public String id() {
        return end.state().id();
    }

    /** Returns whether the client is connected, as far as it knows. */
    public boolean isConnected() {
        return end.state().isConnected();
    }

    /**
     * Returns whether the last {@link #reconnect()} gave back the session from before. Counterpart of {@code
     * socket.recovered}.
     */
    public boolean isRecovered() {
        return end.state().isRecovered();
    }

    /**
     * Returns the server's end of this client: its rooms, its data, its handshake. After a disconnection, the one that was.
     *
     * @throws AssertionError if the server's listeners for connections do not get to it in time
     */
    public Socket socket() {
        end.await(() -> end.state().socket().isPresent(), () -> "The server has no socket for " + this + ".");
        return end.state().socket().orElseThrow();
    }

    /**
     * Leaves the namespace, and closes the connection if no other client shares it. The server's reason is {@link
     * DisconnectReason#CLIENT_NAMESPACE_DISCONNECT}. Counterpart of {@code socket.disconnect()}. Does nothing if the client is
     * not connected.
     */
    public void disconnect() {
        end.act(end::leave);
    }

    /**
     * Breaks the connection, as the loss of a network does that the server notices at once, for all clients that share it.
     * The server's reason is {@link DisconnectReason#TRANSPORT_CLOSE}.
     *
     * @throws IllegalStateException if the client is not connected
     */
    public void breakConnection() {
        end.act(() -> end.link().shut());
    }

    /**
     * Loses the network without anybody noticing, for all clients that share the connection: nothing gets through, and no
     * heartbeat is answered. The server finds out when so much time has passed ({@link InMemoryServer#advance}), and its
     * reason is {@link DisconnectReason#PING_TIMEOUT}; or when the client is back before.
     *
     * @throws IllegalStateException if the client is not connected
     */
    public void goSilent() {
        end.act(() -> end.link().fallSilent());
    }

    /**
     * Comes back after a disconnection, as real clients do by themselves: with the same request, the same {@code auth}
     * payload, and, if the server has connection state recovery, with what it knows of its session, see {@link
     * #isRecovered()}. What it has received before stays there; what it has missed is added.
     *
     * @return this client
     * @throws IllegalStateException if it is connected
     * @throws ConnectErrorException if the server does not let it in
     */
    public TestClient reconnect() {
        if (isConnected()) {
            throw new IllegalStateException(this + " is connected; call breakConnection() or disconnect() before");
        }
        end.connect();
        return this;
    }

    /** Returns why the server has disconnected the socket; nothing if it has not. */
    public Optional<DisconnectReason> disconnectReason() {
        return end.state().reason();
    }

    /**
     * Waits until the server has disconnected the socket, and returns why.
     *
     * @throws AssertionError if it does not in time
     */
    public DisconnectReason awaitDisconnect() {
        end.await(() -> disconnectReason().isPresent(), () -> "The server has not disconnected " + this + ".");
        return disconnectReason().orElseThrow();
    }

    /**
     * Sends an event. Counterpart of {@code socket.emit()}. Inside a listener of a client, it is sent when the server is done
     * with what led to it.
     *
     * @param event any name but the reserved ones, such as {@code connect}
     * @param args any number of values, see {@link Socket#emit}: records, maps, {@code byte[]} at any depth…
     * @throws IllegalArgumentException if the name is reserved or a value cannot be encoded
     * @throws IllegalStateException if the client is not connected
     */
    public void emit(String event, @Nullable Object... args) {
        end.emit(event, Wire.values(args));
    }

    /**
     * Sends an event and returns the acknowledgement. Counterpart of {@code await socket.emitWithAck()}.
     *
     * @param event see {@link #emit}
     * @param args see {@link #emit}
     * @throws AssertionError if no acknowledgement comes in time; the message says what came instead
     * @throws IllegalArgumentException if the name is reserved or a value cannot be encoded
     * @throws IllegalStateException if the client is not connected, or this is called inside a listener of a client: there,
     *     use {@link #emitWithPendingAck}
     */
    public Args emitWithAck(String event, @Nullable Object... args) {
        end.checkOutside();
        CompletableFuture<Args> answer = emitWithPendingAck(event, args);
        Supplier<String> missing = () -> "No acknowledgement of '" + event + "' for " + this + "."
                + end.inbox().receivedText();
        end.await(answer::isDone, missing);
        if (answer.isCompletedExceptionally()) {
            throw new AssertionError(missing.get() + " It was disconnected before.");
        }
        return answer.join();
    }

    /**
     * Sends an event and returns the acknowledgement when it comes, for handlers that answer after some time: see {@link
     * InMemoryServer#advance}.
     *
     * @return fails with an {@code IllegalStateException} when the client is disconnected before
     * @throws IllegalArgumentException if the name is reserved or a value cannot be encoded
     * @throws IllegalStateException if the client is not connected
     */
    public CompletableFuture<Args> emitWithPendingAck(String event, @Nullable Object... args) {
        return end.ask(event, Wire.values(args));
    }

    /**
     * Calls a listener for each event of that name that arrives from now on. Counterpart of {@code socket.on()}. It is called
     * where the server sends, so it should not block.
     */
    public void on(String event, ArgsListener listener) {
        end.inbox().on(event, (args, ack) -> listener.onEvent(args));
    }

    /** Does the same as {@link #on(String, ArgsListener)} with a listener that may answer. */
    public void on(String event, ArgsAckListener listener) {
        end.inbox().on(event, listener);
    }

    /** Removes the listeners for events of that name. Counterpart of {@code socket.off()}. */
    public void off(String event) {
        end.inbox().off(event);
    }

    /** Answers each event of that name with these values from now on, if the server asks for an answer. */
    public void answer(String event, @Nullable Object... values) {
        on(event, (args, ack) -> ack.send(values));
    }

    /** Returns every event that has been received, in their order: a snapshot. */
    public List<ReceivedEvent> received() {
        return end.inbox().received();
    }

    /** Returns the arguments of every event of that name, in their order: a snapshot, which does not wait. */
    public List<Args> received(String event) {
        return end.inbox().received(event);
    }

    /**
     * Returns the arguments of the oldest event of that name that this method has not returned yet, and waits for it if it is
     * not there.
     *
     * @throws AssertionError if there is none in time; the message says what was received instead
     */
    public Args next(String event) {
        Supplier<String> missing =
                () -> "No event '" + event + "' for " + this + "." + end.inbox().receivedText();
        end.await(() -> end.inbox().hasNext(event), missing);
        return end.inbox().next(event);
    }

    /** Forgets what has been received. */
    public void clear() {
        end.inbox().clear();
    }

    @Override
    public String toString() {
        return end.toString();
    }
}
