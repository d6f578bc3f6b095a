package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.Departures;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.ServerTest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The change from polling to WebSocket, step by step. */
class UpgradeIT extends ServerTest {

    private static final String BAD_REQUEST = "{\"code\":3,\"message\":\"Bad request\"}";
    private static final int NORMAL = 1000;

    /** Long enough for a busy machine to do several things meanwhile. */
    private static final Duration UPGRADE_TIMEOUT = Duration.ofSeconds(5);

    private final Departures departures = new Departures();

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.upgradeTimeout(UPGRADE_TIMEOUT);
    }

    @Override
    protected void handle(SocketIoServer io) {
        io.onConnection(socket -> {
            departures.watch(socket);
            socket.on("echo", args -> socket.emit("echo", args.toList().toArray()));
            socket.on(
                    "transport",
                    (args, ack) -> ack.send(socket.connection().transport().wireName()));
        });
    }

    private RawWebSocket probe(PollingSession session) {
        RawWebSocket webSocket =
                RawWebSocket.open(server, session.webSocketPath()).text("2probe");
        assertThat(webSocket.next()).isEqualTo("3probe");
        return webSocket;
    }

    private RawWebSocket upgrade(PollingSession session) {
        RawWebSocket webSocket = probe(session).text("5");
        webSocket.text("421[\"transport\"]");
        assertThat(webSocket.next()).isEqualTo("431[\"websocket\"]");
        return webSocket;
    }

    private static void assertPollingWorks(PollingSession session) {
        session.send("421[\"transport\"]");
        assertThat(session.nextMessage()).isEqualTo("431[\"polling\"]");
        session.send("1");
    }

    @Test
    void answersTheProbeAndNothingElse() {
        try (PollingSession session = PollingSession.connected(server);
                RawWebSocket webSocket = upgrade(session)) {
            webSocket.text("42[\"echo\",1]");
            assertThat(webSocket.next()).isEqualTo("42[\"echo\",1]");
        }
    }

    @Test
    void takesTheChangeWithoutAProbe() {
        try (PollingSession session = PollingSession.connected(server);
                RawWebSocket webSocket = RawWebSocket.open(server, session.webSocketPath())) {
            webSocket.text("5").text("42[\"echo\",1]");
            assertThat(webSocket.next()).isEqualTo("42[\"echo\",1]");
        }
    }

    @Test
    void upgradesBeforeANamespaceIsJoined() {
        try (PollingSession session = PollingSession.open(server);
                RawWebSocket webSocket = probe(session).text("5").join("40")) {
            webSocket.text("42[\"echo\",1]");
            assertThat(webSocket.next()).isEqualTo("42[\"echo\",1]");
        }
    }

    @Test
    void releasesAPollThatIsParkedWhenTheProbeComes() {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp parked = session.park();
                RawWebSocket webSocket = probe(session)) {
            assertThat(parked.reply().body()).isEqualTo("6");
            webSocket.text("5");
        }
    }

    @Test
    void releasesPollsThatComeWhileProbing() {
        try (PollingSession session = PollingSession.connected(server);
                RawWebSocket webSocket = probe(session)) {
            for (int i = 0; i < 3; i++) {
                assertThat(session.get().body()).isEqualTo("6");
            }
            webSocket.text("5").text("42[\"echo\",1]"); // the probe has not waited so long that it was given up
            assertThat(webSocket.next()).isEqualTo("42[\"echo\",1]");
        }
    }

    @Test
    void sendsWhatIsEmittedWhileProbingOverPolling() {
        try (PollingSession session = PollingSession.connected(server);
                RawWebSocket webSocket = probe(session)) {
            session.send("42[\"echo\",1]", "42[\"echo\",2]");
            String packet = session.next();
            while (packet.equals("6")) {
                packet = session.next();
            }
            assertThat(packet).isEqualTo("42[\"echo\",1]");
            assertThat(session.next()).isEqualTo("42[\"echo\",2]");
            webSocket.text("5").text("42[\"echo\",3]");
            assertThat(webSocket.next()).isEqualTo("42[\"echo\",3]");
        }
    }

    @Test
    void sendsWhatWasNotPolledOverTheWebSocketInOrder() {
        try (PollingSession session = PollingSession.connected(server);
                RawWebSocket webSocket = probe(session)) {
            session.send("42[\"echo\",1]", "42[\"echo\",2]");
            webSocket.text("5").text("42[\"echo\",3]");
            for (int i = 1; i <= 3; i++) {
                assertThat(webSocket.next()).isEqualTo("42[\"echo\"," + i + "]");
            }
        }
    }

    @Test
    void refusesAPollThatIsStillParkedAtTheChange() {
        try (PollingSession session = PollingSession.connected(server);
                RawWebSocket webSocket = RawWebSocket.open(server, session.webSocketPath());
                RawHttp parked = session.park()) {
            webSocket.text("5");
            assertThat(parked.reply().status()).isEqualTo(400);
            webSocket.text("42[\"echo\",1]");
            assertThat(webSocket.next()).isEqualTo("42[\"echo\",1]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2foo", "4hello", "2", "3probe", "6", "1", "0", "abc", ""})
    void closesAWebSocketThatSaysSomethingElseAndKeepsPolling(String message) {
        try (PollingSession session = PollingSession.connected(server);
                RawWebSocket webSocket = RawWebSocket.open(server, session.webSocketPath())) {
            webSocket.text(message);
            assertThat(webSocket.awaitClose()).isEqualTo(NORMAL);
            assertPollingWorks(session);
        }
    }

    @Test
    void closesAWebSocketThatProbesWithBinaryAndKeepsPolling() {
        try (PollingSession session = PollingSession.connected(server);
                RawWebSocket webSocket = RawWebSocket.open(server, session.webSocketPath())) {
            webSocket.binary((byte) 1);
            assertThat(webSocket.awaitClose()).isEqualTo(NORMAL);
            assertPollingWorks(session);
        }
    }

    @Test
    void keepsPollingWhenTheProbeDies() {
        try (PollingSession session = PollingSession.connected(server)) {
            probe(session).reset();
            assertPollingWorks(session);
        }
    }

    /** As soon as the server notices; a probe that is taken for alive would keep others away until it is given up. */
    @Test
    void upgradesByAnotherWebSocketAfterTheProbeHasDied() {
        try (PollingSession session = PollingSession.connected(server)) {
            long start = System.nanoTime();
            probe(session).reset();
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .atMost(Departures.PATIENCE)
                    .until(() -> isProbed(session));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(UPGRADE_TIMEOUT);
        }
    }

    private boolean isProbed(PollingSession session) {
        try (RawWebSocket another =
                RawWebSocket.open(server, session.webSocketPath()).text("2probe")) {
            return another.next().equals("3probe")
                    && another.text("5").text("42[\"echo\",1]").next().equals("42[\"echo\",1]");
        }
    }

    @Test
    void givesUpAProbeThatTakesTooLongAndAllowsAnother() {
        try (PollingSession session = PollingSession.connected(server);
                RawWebSocket slow = probe(session)) {
            assertThat(slow.awaitClose()).isEqualTo(NORMAL);
            assertThat(session.isAlive()).isTrue();
            try (RawWebSocket second = upgrade(session)) {
                assertThat(second.isAtEnd()).isFalse();
            }
        }
    }

    @Test
    void closesASecondWebSocketWhileProbingAndLeavesTheFirstAlone() {
        try (PollingSession session = PollingSession.connected(server);
                RawWebSocket first = probe(session);
                RawWebSocket second = RawWebSocket.open(server, session.webSocketPath())) {
            assertThat(second.awaitClose()).isEqualTo(NORMAL);
            first.text("5").text("42[\"echo\",1]");
            assertThat(first.next()).isEqualTo("42[\"echo\",1]");
        }
    }

    @Test
    void closesASecondWebSocketAfterTheChangeAndLeavesTheFirstAlone() {
        try (PollingSession session = PollingSession.connected(server);
                RawWebSocket first = upgrade(session);
                RawWebSocket second = RawWebSocket.open(server, session.webSocketPath())) {
            assertThat(second.awaitClose()).isEqualTo(NORMAL);
            first.text("42[\"echo\",1]");
            assertThat(first.next()).isEqualTo("42[\"echo\",1]");
        }
    }

    @Test
    void refusesPollingAfterTheChange() {
        try (PollingSession session = PollingSession.connected(server);
                RawWebSocket webSocket = upgrade(session)) {
            for (HttpReply reply : new HttpReply[] {session.get(), session.post("42[\"echo\",0]")}) {
                assertThat(reply.status()).isEqualTo(400);
                assertThat(reply.body()).isEqualTo(BAD_REQUEST);
            }
            webSocket.text("42[\"echo\",1]");
            assertThat(webSocket.next()).isEqualTo("42[\"echo\",1]");
        }
    }

    @Test
    void endsTheSessionWithTheWebSocketAfterTheChange() {
        try (PollingSession session = PollingSession.connected(server)) {
            upgrade(session).close();
            assertThat(departures.reasonOf(session.socketId())).isEqualTo("transport close");
            Awaitility.await().until(() -> !session.isAlive());
        }
    }

    @Test
    void closesTheProbeWhenTheSessionEnds() {
        try (PollingSession session = PollingSession.connected(server);
                RawWebSocket webSocket = probe(session)) {
            session.send("1");
            assertThat(departures.reasonOf(session.socketId())).isEqualTo("transport close");
            assertThat(webSocket.awaitClose()).isEqualTo(NORMAL);
        }
    }

    @Test
    void refusesAnUpgradeOfAnotherProtocolVersion() {
        try (PollingSession session = PollingSession.connected(server);
                RawWebSocket webSocket =
                        RawWebSocket.ask(server, "/socket.io/?EIO=3&transport=websocket&sid=" + session.sid())) {
            assertThat(webSocket.reply().status()).isEqualTo(400);
            assertThat(webSocket.reply().body()).isEqualTo(BAD_REQUEST);
            assertPollingWorks(session);
        }
    }
}
