package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.Limit;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.Departures;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.ServerTest;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients that send events faster than they may; the healthy client sends a third of it. */
@Tag("full")
class EventRateIT extends ServerTest {

    private static final int RATE = 300;
    private static final int BURST = 10 * RATE;
    private static final int FLOOD = 20_000;

    private final Departures departures = new Departures();
    private final AtomicInteger handled = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.maxEventsPerSecond(RATE);
    }

    @Override
    protected void handle(SocketIoServer io) {
        io.onConnection(socket -> {
            departures.watch(socket);
            socket.on("event", args -> handled.incrementAndGet());
            socket.on("ask me", args -> {
                for (int i = 0; i < 2 * BURST; i++) {
                    socket.emitWithAck("question").thenRun(answers::incrementAndGet);
                }
            });
        });
    }

    @BeforeEach
    void forget() {
        handled.set(0);
        answers.set(0);
    }

    private long count() {
        return server.io().limits().of(Limit.MAX_EVENTS_PER_SECOND);
    }

    /** What was let through is the burst and what has been earned since the client was connected, and nothing more. */
    private void assertCutOff(String socketId, long countBefore, long connected) {
        assertThat(departures.reasonOf(socketId)).isEqualTo("fast producer");
        double seconds = (System.nanoTime() - connected) / 1e9;
        assertThat(count() - countBefore).isEqualTo(1);
        assertThat(handled.get()).isBetween(BURST - 1, (int) Math.ceil(BURST + RATE * seconds));
    }

    @Test
    void areDisconnectedOverWebSocket() {
        long before = count();
        long start = System.nanoTime();
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            for (int i = 0; i < FLOOD && !webSocket.isAtEnd(); i++) {
                webSocket.text("42[\"event\"]");
            }
            assertThat(webSocket.awaitClose()).isIn(1008, RawWebSocket.NO_CLOSE_FRAME);
            assertCutOff(webSocket.socketId(), before, start);
        }
    }

    @Test
    void areDisconnectedOverPolling() {
        long before = count();
        long start = System.nanoTime();
        try (PollingSession session = PollingSession.connected(server)) {
            session.post(String.join(PollingSession.SEPARATOR, Collections.nCopies(FLOOD, "42[\"event\"]")));
            assertCutOff(session.socketId(), before, start);
        }
    }

    @Test
    void maySendWhatTheyHaveKeptWhileTheyWereOffline() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            for (int i = 0; i < BURST - 1; i++) {
                webSocket.text("42[\"event\"]");
            }
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> handled.get() == BURST - 1);
            assertThat(webSocket.isAtEnd()).isFalse();
        }
    }

    @Test
    void mayAnswerAsFastAsTheyAreAsked() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.text("42[\"ask me\"]");
            for (int i = 0; i < 2 * BURST; i++) {
                String question = webSocket.next();
                webSocket.text("43" + question.substring(2, question.indexOf('[')) + "[]");
            }
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> answers.get() == 2 * BURST);
            assertThat(webSocket.isAtEnd()).isFalse();
        }
    }
}
