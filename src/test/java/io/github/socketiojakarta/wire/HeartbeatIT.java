package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.Departures;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.ServerTest;
import java.time.Duration;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The clocks that run on a connection, set fast. */
@Tag("full")
class HeartbeatIT extends ServerTest {

    private static final Duration PING_INTERVAL = Duration.ofMillis(300);
    private static final Duration PING_TIMEOUT = Duration.ofMillis(400);
    private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(1500);
    private static final Duration ATTACHMENT_TIMEOUT = Duration.ofSeconds(1);

    /** By how much the server's clock may be off. */
    private static final Duration CLOCK = Duration.ofMillis(20);

    private final Departures departures = new Departures();

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.pingInterval(PING_INTERVAL)
                .pingTimeout(PING_TIMEOUT)
                .connectTimeout(CONNECT_TIMEOUT)
                .attachmentTimeout(ATTACHMENT_TIMEOUT);
    }

    @Override
    protected void handle(SocketIoServer io) {
        io.onConnection(socket -> {
            departures.watch(socket);
            socket.on("echo", args -> socket.emit("echo", args.toList().toArray()));
        });
    }

    @Test
    void pingsAgainAndAgainWhileTheClientAnswers() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            assertThat(webSocket.next()).isEqualTo("2");
            for (int i = 0; i < 5; i++) {
                lasts(PING_INTERVAL, () -> {
                    webSocket.text("3");
                    assertThat(webSocket.next()).isEqualTo("2");
                });
            }
            webSocket.text("3");
            webSocket.text("42[\"echo\",1]");
            assertThat(webSocket.next()).isEqualTo("42[\"echo\",1]");
        }
    }

    /** A busy machine adds to what is measured and takes nothing away, so it may be measured more than once. */
    private static void lasts(Duration expected, Runnable what) {
        Awaitility.await()
                .pollInterval(Duration.ZERO)
                .atMost(Duration.ofMinutes(1))
                .until(() -> {
                    long start = System.nanoTime();
                    what.run();
                    Duration measured = Duration.ofNanos(System.nanoTime() - start);
                    assertThat(measured).isGreaterThanOrEqualTo(expected.minus(CLOCK));
                    return measured.compareTo(expected.plusMillis(250)) < 0;
                });
    }

    @Test
    void closesTheWebSocketOfAClientThatDoesNotAnswer() {
        lasts(PING_INTERVAL.plus(PING_TIMEOUT), () -> {
            try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
                assertThat(webSocket.next()).isEqualTo("2");
                assertThat(webSocket.awaitClose()).isEqualTo(1000);
                assertThat(departures.reasonOf(webSocket.socketId())).isEqualTo("ping timeout");
            }
        });
    }

    @Test
    void endsThePollingSessionOfAClientThatDoesNotAnswer() {
        try (PollingSession session = PollingSession.connected(server)) {
            assertThat(session.next()).isEqualTo("2");
            try (RawHttp parked = session.park()) {
                assertThat(parked.reply().body()).isEqualTo("1");
            }
            assertThat(departures.reasonOf(session.socketId())).isEqualTo("ping timeout");
            assertThat(session.isAlive()).isFalse();
        }
    }

    @Test
    void endsAPollingSessionThatIsNotPolledAnyMore() {
        try (PollingSession session = PollingSession.connected(server)) {
            assertThat(departures.reasonOf(session.socketId())).isEqualTo("ping timeout");
            assertThat(session.isAlive()).isFalse();
        }
    }

    @Test
    void keepsAPollingSessionThatAnswers() {
        try (PollingSession session = PollingSession.connected(server)) {
            for (int i = 0; i < 5; i++) {
                assertThat(session.next()).isEqualTo("2");
                session.send("3");
            }
            session.send("1");
        }
    }

    @Test
    void doesNotTakeAMessageForAnAnswerForEver() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            assertThat(webSocket.next()).isEqualTo("2");
            long start = System.nanoTime();
            while (!webSocket.isAtEnd()) {
                webSocket.text("42[\"echo\",1]");
                if (!webSocket.next().equals("42[\"echo\",1]")) {
                    break;
                }
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            }
            assertThat(webSocket.awaitClose()).isEqualTo(1000);
            assertThat(departures.reasonOf(webSocket.socketId())).isEqualTo("ping timeout");
        }
    }

    @Test
    void closesAConnectionThatJoinsNoNamespace() {
        lasts(CONNECT_TIMEOUT, () -> {
            try (RawWebSocket webSocket = RawWebSocket.session(server)) {
                String message = webSocket.next();
                while (message.equals("2")) {
                    webSocket.text("3");
                    message = webSocket.next();
                }
                assertThat(webSocket.awaitClose()).isEqualTo(1000);
            }
        });
    }

    @Test
    void doesNotCloseAConnectionThatHasLeftItsNamespace() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.text("41");
            long end = System.nanoTime() + CONNECT_TIMEOUT.plusMillis(300).toNanos();
            while (System.nanoTime() < end) {
                assertThat(webSocket.next()).isEqualTo("2");
                webSocket.text("3");
            }
            webSocket.join("40");
        }
    }

    @Test
    void closesAConnectionWhoseAttachmentsDoNotCome() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.text("452-[\"echo\",{\"_placeholder\":true,\"num\":0}]").binary((byte) 1);
            String message = webSocket.next();
            while (message.equals("2")) {
                webSocket.text("3");
                message = webSocket.next();
            }
            assertThat(webSocket.awaitClose()).isEqualTo(1000);
            assertThat(departures.reasonOf(webSocket.socketId())).isEqualTo("forced close");
        }
    }

    @Test
    void freesHandshakesThatAreAbandoned() {
        IntStream.range(0, 2000).forEach(i -> {
            try (RawHttp http = RawHttp.connect(server)) {
                assertThat(http.request("GET", "/socket.io/?EIO=4&transport=polling", "")
                                .status())
                        .isEqualTo(200);
            }
        });
        Awaitility.await()
                .atMost(PING_INTERVAL.plus(PING_TIMEOUT).plusSeconds(5))
                .until(() -> otherClients() == 0);
    }
}
