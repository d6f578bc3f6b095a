package io.github.socketiojakarta.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Manager;
import io.socket.client.Socket;
import io.socket.client.SocketOptionBuilder;
import io.socket.engineio.client.Transport;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The official Java client with what a test needs around it. Closes the connection, not only the socket. */
public final class JavaClient implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 15;

    private final Socket socket;
    private final CompletableFuture<String> webSocket = new CompletableFuture<>();

    private JavaClient(Socket socket) {
        this.socket = socket;
        socket.io().on(Manager.EVENT_TRANSPORT, args -> {
            if (((Transport) args[0]).name.equals("websocket")) {
                webSocket.complete("websocket");
            }
        });
    }

    /** Creates a client that has not connected yet. */
    public static JavaClient of(String url, String namespace, String transport) {
        return of(url, namespace, transport, IO.Options.builder());
    }

    /** Creates a client that has not connected yet, and that has options of its own. */
    public static JavaClient of(String url, String namespace, String transport, SocketOptionBuilder more) {
        IO.Options options = more.setForceNew(true)
                .setReconnectionDelay(50)
                .setTransports(
                        transport.equals("upgrade") ? new String[] {"polling", "websocket"} : new String[] {transport})
                .build();
        return new JavaClient(IO.socket(URI.create(url + namespace), options));
    }

    /** Connects and, for an upgrade, waits until it has begun. */
    public JavaClient connect() {
        CompletableFuture<Object[]> connected = next(Socket.EVENT_CONNECT);
        socket.connect();
        await(connected);
        return this;
    }

    public Socket socket() {
        return socket;
    }

    /** Returns the arguments of the next such event. */
    public CompletableFuture<Object[]> next(String event) {
        CompletableFuture<Object[]> arguments = new CompletableFuture<>();
        socket.once(event, arguments::complete);
        return arguments;
    }

    /** Emits an event and waits for all arguments of the answer. */
    public Object[] ask(String event, Object... args) {
        CompletableFuture<Object[]> answer = new CompletableFuture<>();
        socket.emit(event, args, (Ack) answer::complete);
        return await(answer);
    }

    void awaitWebSocket() {
        await(webSocket);
    }

    public static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("nothing came within " + PATIENCE_SECONDS + " s", e);
        }
    }

    public static void assertSame(Object[] actual, Object... expected) {
        assertThat(Arrays.deepToString(actual)).isEqualTo(Arrays.deepToString(expected));
    }

    @Override
    public void close() {
        socket.disconnect();
    }
}
