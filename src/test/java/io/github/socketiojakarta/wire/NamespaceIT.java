package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.Handshake;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.Departures;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.ServerTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Joining, leaving and being refused, as packets. */
class NamespaceIT extends ServerTest {

    private final Departures departures = new Departures();
    private final BlockingQueue<String> notes = new LinkedBlockingQueue<>();
    private final BlockingQueue<Handshake> handshakes = new LinkedBlockingQueue<>();
    private final Map<String, CompletableFuture<Void>> gates = new ConcurrentHashMap<>();

    @Override
    protected void handle(SocketIoServer io) {
        io.onConnection(socket -> {
            handshakes.add(socket.handshake());
            departures.watch(socket);
            socket.on("close", args -> socket.closeConnection());
        });
        io.of("/a").onConnection(socket -> {
            departures.watch(socket);
            socket.on("leave", args -> socket.disconnect());
            socket.on("id", (args, ack) -> ack.send(socket.id()));
        });
        io.of("/plain").use(socket -> {
            throw new ConnectionRefusedException("not today");
        });
        io.of("/data").use(socket -> {
            throw new ConnectionRefusedException("not today", Map.of("retry", false, "list", List.of(1, "a")));
        });
        io.of("/broken").use(socket -> {
            throw new IllegalStateException("secret of the application");
        });
        io.of("/broken").onConnection(socket -> notes.add("connected to /broken"));
        io.of("/async")
                .useAsync(socket ->
                        gates.get(socket.handshake().auth("gate", String.class).orElseThrow()));
        io.of("/async").onConnection(socket -> notes.add("connected to /async"));
        io.of("/early").use(socket -> {
            socket.join("lobby");
            socket.emit("early", socket.isConnected());
        });
        io.of("/early")
                .onConnection(socket -> socket.emit("rooms", socket.rooms().contains("lobby")));
    }

    @BeforeEach
    void forget() {
        notes.clear();
        handshakes.clear();
    }

    private String note() throws InterruptedException {
        return notes.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void givesEachNamespaceAnIdOfItsOwnThatIsNotTheTransports() {
        try (RawWebSocket webSocket = RawWebSocket.open(server, "/socket.io/?EIO=4&transport=websocket")) {
            String transport = PollingSession.sidIn(webSocket.next());
            String main = PollingSession.sidIn(webSocket.text("40").next());
            String other = PollingSession.sidIn(webSocket.text("40/a,").next());
            assertThat(List.of(transport, main, other)).doesNotHaveDuplicates();
            webSocket.text("42/a,1[\"id\"]");
            assertThat(webSocket.next()).isEqualTo("43/a,1[\"" + other + "\"]");
        }
    }

    @Test
    void givesAnotherIdToAClientThatComesBack() {
        try (RawWebSocket webSocket = RawWebSocket.session(server)) {
            String first = webSocket.text("40").next();
            String second = webSocket.text("41").text("40").next();
            assertThat(second).startsWith("40{\"sid\":").isNotEqualTo(first);
        }
    }

    @Test
    void closesWhenANamespaceIsJoinedTwice() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.text("40");
            assertThat(webSocket.awaitClose()).isEqualTo(1000);
            assertThat(departures.reasonOf(webSocket.socketId())).isEqualTo("forced close");
        }
        try (PollingSession session = PollingSession.connected(server)) {
            session.post("40");
            assertThat(departures.reasonOf(session.socketId())).isEqualTo("forced server close");
        }
    }

    @Test
    void leavesOneNamespaceAndKeepsTheOther() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            String main = webSocket.socketId();
            webSocket.join("40/a,").text("42/a,[\"leave\"]");
            assertThat(webSocket.next()).isEqualTo("41/a,");
            assertThat(departures.reasonOf(webSocket.socketId())).isEqualTo("server namespace disconnect");
            webSocket.join("40/a,").text("41/a");
            assertThat(departures.reasonOf(webSocket.socketId())).isEqualTo("client namespace disconnect");
            webSocket.text("42/a,[\"id\"]");
            assertThat(webSocket.awaitClose()).isEqualTo(1000);
            assertThat(departures.reasonOf(main)).isEqualTo("forced close");
        }
    }

    @Test
    void tellsEveryNamespaceBeforeItClosesTheConnection() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server).join("40/a,")) {
            webSocket.text("42[\"close\"]");
            assertThat(List.of(webSocket.next(), webSocket.next())).containsExactlyInAnyOrder("41", "41/a,");
            assertThat(webSocket.awaitClose()).isEqualTo(1000);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/plain | 44/plain,{\"message\":\"not today\"}",
                "/other | 44/other,{\"message\":\"Invalid namespace\"}"
            })
    void refusesWithAnObjectAndKeepsTheConnection(String namespace, String answer) {
        try (RawWebSocket webSocket = RawWebSocket.session(server)) {
            webSocket.text("40" + namespace + ",");
            assertThat(webSocket.next()).isEqualTo(answer);
            webSocket.join("40");
            webSocket.text("40" + namespace + ",");
            assertThat(webSocket.next()).isEqualTo(answer);
        }
        assertThat(server.io().of("/plain").sockets()).isEmpty();
    }

    @Test
    void refusesWithTheDataOfTheApplication() {
        try (RawWebSocket webSocket = RawWebSocket.session(server).text("40/data,")) {
            assertThat(webSocket.next())
                    .isIn(
                            "44/data,{\"message\":\"not today\",\"data\":{\"retry\":false,\"list\":[1,\"a\"]}}",
                            "44/data,{\"message\":\"not today\",\"data\":{\"list\":[1,\"a\"],\"retry\":false}}");
        }
    }

    @Test
    void doesNotTellAClientWhatBroke() {
        try (RawWebSocket webSocket = RawWebSocket.session(server).text("40/broken,")) {
            assertThat(webSocket.next()).startsWith("44/broken,{\"message\":\"").doesNotContain("secret", "Illegal");
            assertThat(notes).isEmpty();
        }
    }

    @Test
    void neitherConnectsNorLeavesAnythingWhenTheClientGoesDuringTheMiddleware() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        gates.put("going", gate);
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.text("40/async,{\"gate\":\"going\"}");
            webSocket.text("1");
            webSocket.awaitClose();
            assertThat(departures.reasonOf(webSocket.socketId())).isEqualTo("transport close");
        }
        gate.complete(null);
        Awaitility.await()
                .during(Duration.ofMillis(100))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> server.io().of("/async").sockets().isEmpty()
                        && server.io().of("/async").rooms().isEmpty()
                        && notes.isEmpty());
    }

    @Test
    void closesWhenEventsComeWhileTheMiddlewareIsAtWork() {
        gates.put("slow", new CompletableFuture<>());
        try (RawWebSocket webSocket = RawWebSocket.session(server)) {
            webSocket.text("40/async,{\"gate\":\"slow\"}").text("42/async,[\"a\"]");
            assertThat(webSocket.awaitClose()).isEqualTo(1000);
        }
        assertThat(notes).isEmpty();
    }

    @Test
    void connectsWhenTheMiddlewareIsDone() throws InterruptedException {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        gates.put("open", gate);
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.text("40/async,{\"gate\":\"open\"}").text("41").join("40");
            assertThat(notes).isEmpty();
            gate.complete(null);
            assertThat(webSocket.next()).startsWith("40/async,{\"sid\":");
            assertThat(note()).isEqualTo("connected to /async");
        }
    }

    @Test
    void sendsWhatAMiddlewareEmits() {
        try (RawWebSocket webSocket = RawWebSocket.session(server).text("40/early,")) {
            List<String> three = List.of(webSocket.next(), webSocket.next(), webSocket.next());
            assertThat(three).contains("42/early,[\"early\",false]", "42/early,[\"rooms\",true]");
        }
    }

    @Test
    void showsTheHandshakeToTheApplication() throws InterruptedException {
        String query = "/socket.io/?EIO=4&transport=websocket&a=1&a=2&%C3%A9=%26&flag";
        try (RawWebSocket webSocket =
                RawWebSocket.open(server, query, "X-Token: t", "Origin: http://127.0.0.1", "Cookie: io=abc; b=c")) {
            webSocket.next();
            webSocket.text("40{\"token\":\"s3cret\",\"n\":{\"a\":[1]}}").next();
            Handshake handshake = handshakes.poll(10, TimeUnit.SECONDS);
            assertThat(handshake.query())
                    .containsEntry("a", "2")
                    .containsEntry("é", "&")
                    .containsEntry("flag", "");
            assertThat(handshake.query("transport")).hasValue("websocket");
            assertThat(handshake.header("x-token")).hasValue("t");
            assertThat(handshake.header("X-TOKEN")).hasValue("t");
            assertThat(handshake.url()).isEqualTo(query);
            assertThat(handshake.address()).isEqualTo("127.0.0.1");
            assertThat(handshake.isSecure()).isFalse();
            assertThat(handshake.isCrossDomain()).isTrue();
            assertThat(handshake.auth("token", String.class)).hasValue("s3cret");
            assertThat(handshake.auth()).containsKey("n");
        }
    }

    @Test
    void hasAnEmptyAuthWithoutAPayload() throws InterruptedException {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            Handshake handshake = handshakes.poll(10, TimeUnit.SECONDS);
            assertThat(handshake.auth()).isEmpty();
            assertThat(handshake.isCrossDomain()).isFalse();
            assertThat(webSocket.isAtEnd()).isFalse();
        }
    }
}
