package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.Departures;
import io.github.socketiojakarta.harness.Heap;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.ServerTest;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that try to use up memory, stack or threads. */
@Tag("full")
class ExhaustionIT extends ServerTest {

    private static final int LIMIT = 1_000_000;
    private static final int FRAGMENTS = 100_000;
    private static final int FEW = 17_000;

    /** An object for each would take 16 bytes and a reference to it 4. */
    private static final int BYTES_OF_A_FRAGMENT = 20;

    private static final int WARM_UP = 200;
    private static final int NAMES = 2_000;
    private static final int NAME_CHARS = 10_000;

    private final Departures departures = new Departures();

    @Override
    protected void handle(SocketIoServer io) {
        io.onConnection(socket -> {
            departures.watch(socket);
            socket.on("echo", args -> socket.emit("echo", args.toList().toArray()));
        });
    }

    @ParameterizedTest // CVE-2026-48779, CVE-2026-62389
    @ValueSource(ints = {0, 1})
    void tinyFragmentsThatNeverEndTakeNoMemory(int size) {
        try (RawWebSocket few = fragments(FEW, size);
                RawWebSocket many = fragments(FRAGMENTS, size)) {
            assertThat(few.frame(true, RawWebSocket.PING, new byte[0]).next())
                    .as("the end of what a container may cut a message into")
                    .isEqualTo("frame " + RawWebSocket.PONG);
            assertThat(many.awaitClose()).isIn(1009, RawWebSocket.NO_CLOSE_FRAME);
            assertThat(departures.reasonOf(many.socketId())).isEqualTo("transport error");
            long before = Heap.usedAfterCollection();
            try (RawWebSocket more = fragments(FRAGMENTS, size)) {
                more.awaitClose();
                assertNoMoreThan(before + BYTES_OF_A_FRAGMENT * FRAGMENTS);
            }
        }
    }

    private RawWebSocket fragments(int count, int size) {
        RawWebSocket webSocket = RawWebSocket.connected(server);
        webSocket.frame(false, RawWebSocket.TEXT, "4".repeat(size).getBytes(StandardCharsets.UTF_8));
        webSocket.fragments(count, size); // as many as the server takes
        return webSocket;
    }

    /** What containers do in between takes memory for a moment. */
    private static void assertNoMoreThan(long bytes) {
        Awaitility.await()
                .atMost(Departures.PATIENCE)
                .untilAsserted(() -> assertThat(Heap.usedAfterCollection()).isLessThan(bytes));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 20_000, 400_000})
    void deeplyNestedJsonIsRefused(int depth) {
        for (String open : List.of("[", "{\"a\":")) {
            String nested = open.repeat(depth);
            if (nested.length() > LIMIT - 100) {
                continue;
            }
            String close = (open.equals("[") ? "]" : "}").repeat(depth);
            String message = "42[\"echo\"," + nested + "1" + close + "]";
            try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
                webSocket.text(message.length() > LIMIT ? "42[\"echo\"," + nested : message);
                assertThat(webSocket.awaitClose()).isEqualTo(1000);
            }
        }
    }

    @Test
    void nestedJsonWithinTheLimitIsTaken() {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            String message = "42[\"echo\"," + "[".repeat(190) + "]".repeat(190) + "]";
            assertThat(webSocket.text(message).next()).isEqualTo(message);
        }
    }

    @Test
    void connectingToThousandsOfUnknownNamespacesLeavesNothing() {
        try (RawWebSocket webSocket = RawWebSocket.session(server)) {
            assertRefused(webSocket, 0, WARM_UP);
            long before = Heap.usedAfterCollection();
            assertRefused(webSocket, WARM_UP, NAMES);
            webSocket.join("40");
            assertNoMoreThan(before + NAMES * NAME_CHARS / 2);
        }
    }

    private static void assertRefused(RawWebSocket webSocket, int first, int end) {
        for (int i = first; i < end; i++) {
            String name = "/" + "n".repeat(NAME_CHARS) + i;
            webSocket.text("40" + name + ",");
            assertThat(webSocket.next()).isEqualTo("44" + name + ",{\"message\":\"Invalid namespace\"}");
        }
    }

    @Test
    void aDeclaredLengthAllocatesNothing() {
        try (PollingSession session = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = allocatedBytes(threads);
            http.write("POST " + session.path() + " HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000000\r\n\r\n4");
            HttpReply reply = http.reply();
            assertThat(reply.status()).isEqualTo(413);
            assertThat(allocatedBytes(threads) - before).isLessThan(20_000_000);
            assertThat(session.post("1").status()).as("the session has ended").isEqualTo(400);
        }
    }

    private static long allocatedBytes(ThreadMXBean threads) {
        return LongStream.of(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .sum();
    }

    @Test
    void bodiesThatComeSlowlyHoldNoThreads() {
        List<PollingSession> sessions = new ArrayList<>();
        List<RawHttp> posts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            sessions.add(PollingSession.connected(server));
            posts.add(RawHttp.connect(server)
                    .write("POST " + sessions.get(i).path() + " HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n4"));
        }
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket.text("42[\"echo\",1]");
            assertThat(webSocket.next()).isEqualTo("42[\"echo\",1]");
        }
        posts.forEach(RawHttp::reset);
        sessions.forEach(PollingSession::close);
        Awaitility.await().until(() -> sessions.stream().noneMatch(PollingSession::isAlive));
    }
}
