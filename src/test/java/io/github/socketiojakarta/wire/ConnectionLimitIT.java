package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConnectionError;
import io.github.socketiojakarta.Limit;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.clients.JavaClient;
import io.github.socketiojakarta.clients.NodeScript;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.ServerTest;
import io.socket.client.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server with as many clients as it may have. */
@Tag("full")
class ConnectionLimitIT extends ServerTest {

    private static final int OTHERS = 3;
    private static final String POLLING = "/socket.io/?EIO=4&transport=polling";
    private static final String WEBSOCKET = "/socket.io/?EIO=4&transport=websocket";
    private static final String FULL = "{\"code\":4,\"message\":\"Too many connections\"}";

    private final AtomicInteger opened = new AtomicInteger();
    private final List<ConnectionError> errors = new CopyOnWriteArrayList<>();

    /** How a client goes. */
    enum Way {
        CLOSE_FRAME,
        RESET,
        CLOSE_PACKET,
        SILENCE
    }

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.maxConnections(1 + OTHERS).pingInterval(Duration.ofSeconds(4)).pingTimeout(Duration.ofSeconds(6));
    }

    @Override
    protected void handle(SocketIoServer io) {
        io.engine().onConnection(connection -> opened.incrementAndGet());
        io.engine().onConnectionError(errors::add);
    }

    /** The clients of the test before leave by silence, if by nothing else. */
    @BeforeEach
    void beginWithNobodyButTheHealthyClient() {
        await().until(() -> otherClients() == 0);
        opened.set(0);
        errors.clear();
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(20));
    }

    private long refusals() {
        return server.io().limits().of(Limit.MAX_CONNECTIONS);
    }

    private List<RawWebSocket> fill(int count) {
        List<RawWebSocket> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(RawWebSocket.connected(server));
        }
        return clients;
    }

    private static void assertFull(HttpReply reply) {
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body()).isEqualTo(FULL);
        assertThat(reply.header("Content-Type")).hasValue("application/json");
    }

    @Test
    void refusesOneMoreOnBothDoors() {
        long before = refusals();
        List<RawWebSocket> clients = fill(OTHERS);
        assertFull(RawHttp.send(server, "GET", POLLING));
        try (RawWebSocket webSocket = RawWebSocket.ask(server, WEBSOCKET)) {
            assertFull(webSocket.reply());
        }
        assertThat(refusals() - before).isEqualTo(2);
        assertThat(opened).hasValue(OTHERS);
        assertThat(errors).hasSize(2).allSatisfy(error -> {
            assertThat(error.code()).isEqualTo(4);
            assertThat(error.context()).isEqualTo("MAX_CONNECTIONS");
        });
        clients.forEach(RawWebSocket::close);
    }

    @ParameterizedTest
    @EnumSource
    void aPlaceIsFreeAgainWhenAClientGoes(Way way) {
        List<RawWebSocket> clients = fill(OTHERS - 1);
        leave(way);
        await().until(() -> otherClients() < OTHERS);
        try (RawWebSocket next = RawWebSocket.connected(server)) {
            if (way != Way.SILENCE) { // the others are just as silent, and leave at the same time
                assertFull(RawHttp.send(server, "GET", POLLING));
            }
        }
        clients.forEach(RawWebSocket::close);
    }

    private void leave(Way way) {
        switch (way) {
            case CLOSE_FRAME -> {
                try (RawWebSocket client = RawWebSocket.connected(server)) {
                    client.closeWith(1000);
                    client.awaitClose();
                }
            }
            case RESET -> RawWebSocket.connected(server).reset();
            case CLOSE_PACKET -> {
                try (PollingSession client = PollingSession.connected(server)) {
                    client.send("1");
                }
            }
            case SILENCE -> PollingSession.connected(server).close();
        }
    }

    @Test
    void aHandshakeThatBreaksOffTakesNoPlace() {
        for (int i = 0; i < 20; i++) {
            RawHttp.connect(server)
                    .begin("GET", WEBSOCKET, "", RawWebSocket.handshake())
                    .reset();
            RawHttp.send(server, "GET", WEBSOCKET, "Upgrade: websocket", "Connection: Upgrade"); // without a key
        }
        await().until(() -> otherClients() == 0);
        List<RawWebSocket> clients = fill(OTHERS);
        clients.forEach(RawWebSocket::close);
    }

    @Test
    void anUpgradeTakesNoPlaceOfItsOwn() {
        List<RawWebSocket> clients = fill(OTHERS - 1);
        try (PollingSession session = PollingSession.connected(server);
                RawWebSocket webSocket = RawWebSocket.open(server, session.webSocketPath())) {
            assertThat(webSocket.text("2probe").next()).isEqualTo("3probe");
            webSocket.text("5").join("40/healthy,");
            assertFull(RawHttp.send(server, "GET", POLLING));
        }
        clients.forEach(RawWebSocket::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {POLLING, WEBSOCKET})
    void letsInNoMoreWhenManyComeAtOnce(String path) throws Exception {
        int crowd = 30;
        List<Integer> statuses = new CopyOnWriteArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(crowd);
        CyclicBarrier start = new CyclicBarrier(crowd);
        List<Future<RawHttp>> arrivals = new ArrayList<>();
        for (int i = 0; i < crowd; i++) {
            arrivals.add(threads.submit(() -> {
                RawHttp http = RawHttp.connect(server);
                start.await();
                http.begin("GET", path, "", path.equals(POLLING) ? new String[0] : RawWebSocket.handshake());
                statuses.add(http.reply().status());
                return http;
            }));
        }
        List<RawHttp> clients = new ArrayList<>();
        for (Future<RawHttp> arrival : arrivals) {
            clients.add(arrival.get());
        }
        threads.shutdownNow();
        await().until(() -> opened.get() >= OTHERS);
        assertThat(opened).hasValue(OTHERS);
        assertThat(otherClients()).isEqualTo(OTHERS);
        int accepted = path.equals(POLLING) ? 200 : 101; // of WebSockets, some may be closed as soon as they are open
        assertThat(statuses).containsOnly(accepted, 503);
        assertThat(statuses.stream().filter(status -> status == accepted).count())
                .isGreaterThanOrEqualTo(OTHERS)
                .matches(count -> count == OTHERS || accepted == 101);
        clients.forEach(RawHttp::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket"})
    void theOfficialJavaClientComesBackUntilThereIsAPlace(String transport) {
        List<RawWebSocket> clients = fill(OTHERS);
        try (JavaClient client = JavaClient.of(server.url(), "/", transport)) {
            CompletableFuture<Object[]> refused = client.next(Socket.EVENT_CONNECT_ERROR);
            CompletableFuture<Object[]> connected = client.next(Socket.EVENT_CONNECT);
            client.socket().connect();
            JavaClient.await(refused);
            assertThat(connected).isNotDone();
            clients.remove(0).close();
            JavaClient.await(connected);
        }
        clients.forEach(RawWebSocket::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket"})
    void theOfficialJavaScriptClientComesBackUntilThereIsAPlace(String transport) throws Exception {
        List<RawWebSocket> clients = fill(OTHERS);
        long before = refusals();
        CompletableFuture<Void> freed = CompletableFuture.runAsync(() -> {
            await().until(() -> refusals() > before);
            clients.remove(0).close();
        });
        String output = NodeScript.run(Map.of("URL", server.url(), "TRANSPORT", transport), "client/refused.mjs");
        freed.get();
        assertThat(output).contains("connected after refusals: true");
        if (transport.equals("polling")) { // no client sees why a WebSocket was refused
            assertThat(output).contains("refused 503 " + FULL);
        }
        clients.forEach(RawWebSocket::close);
    }
}
