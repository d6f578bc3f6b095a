package io.github.socketiojakarta.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the API promises must hold for every client: each transport, each version of the protocol, each format. Each test
 * has a server of its own, without a container.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("io.github.socketiojakarta.loopback.Wire#all")
public abstract class OverEachWire {

    private static final int PATIENCE_SECONDS = 20;

    @Parameter
    public Wire wire;

    public Loopback server;

    /** The sockets of the main namespace, in the order in which they came. */
    public final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

    /** Why sockets have been disconnected, by id. */
    public final Map<String, DisconnectReason> reasons = new ConcurrentHashMap<>();

    private final List<WireClient> clients = new ArrayList<>();

    @BeforeEach
    public void serve() {
        server = new Loopback(options(SocketIoOptions.builder()).build());
        server.io.onConnection(socket -> {
            socket.onDisconnect(reason -> reasons.put(socket.id(), reason));
            handle(socket);
            sockets.add(socket);
        });
    }

    private SocketIoOptions.Builder options(SocketIoOptions.Builder options) {
        configure(options.allowEIO3(true).parser(wire.format().parser));
        return options;
    }

    /** Sets further options. */
    protected void configure(SocketIoOptions.Builder options) {}

    /** Adds listeners to a socket of the main namespace. */
    protected void handle(Socket socket) {}

    @AfterEach
    public void stop() {
        clients.forEach(WireClient::close);
        server.close();
    }

    /** Opens a connection. */
    public WireClient open() {
        WireClient client = WireClient.open(server, wire);
        clients.add(client);
        return client;
    }

    /** Opens a connection and joins the main namespace. */
    public WireClient connect() {
        int before = sockets.size();
        WireClient client = WireClient.connect(server, wire);
        clients.add(client);
        until(() -> sockets.size() > before);
        return client;
    }

    /** Returns the socket of the client that has connected as that one, from 0 on. */
    public Socket socket(int number) {
        return List.copyOf(sockets).get(number);
    }

    /** Returns the only socket. */
    public Socket socket() {
        assertThat(sockets).hasSize(1);
        return sockets.element();
    }

    public static void until(Callable<Boolean> condition) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .until(condition);
    }

    public static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    public DisconnectReason reasonOf(Socket socket) {
        until(() -> reasons.containsKey(socket.id()));
        return reasons.get(socket.id());
    }

    /** Asserts that a client has received nothing else until now. */
    public void assertNothingElse(WireClient client, Socket socket) {
        socket.emit("the last");
        assertThat(client.next()).isEqualTo("2[\"the last\"]");
    }
}
