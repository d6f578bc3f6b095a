package io.github.socketiojakarta.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.Departures;
import io.github.socketiojakarta.harness.Heap;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.ServerTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Defects of other servers in which one client, or one slow listener, harms the others. */
@Tag("full")
class IsolationDefectsIT extends ServerTest {

    private static final int BROADCASTS = 5_000;
    private static final int BROADCAST_CHARS = 20_000;
    private static final int SEND_BUFFER = 4_000_000;

    /** Text counts with two bytes for each character. */
    private static final int WAITING = SEND_BUFFER / 2;

    /** Linux has up to 4 MB for what is sent, and the client wants next to nothing for what it receives. */
    private static final int BUFFERS_OF_THE_SYSTEM = 5_000_000;

    private static final Duration PROMPT = Duration.ofSeconds(2);

    private final BlockingQueue<String> reasons = new LinkedBlockingQueue<>();
    private volatile CountDownLatch blocked = new CountDownLatch(0);

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.maxSendBufferBytes(SEND_BUFFER);
    }

    @Override
    protected void handle(SocketIoServer io) {
        io.onConnection(socket -> {
            socket.on("echo", (args, ack) -> ack.send(args.toList().toArray()));
            socket.on("block", args -> blocked.await());
            socket.on("next", (args, ack) -> {
                io.of("/stalled").emit("news", "x".repeat(BROADCAST_CHARS));
                ack.send();
            });
        });
        io.of("/stalled").onConnection(socket -> socket.onDisconnect(reason -> reasons.add(reason.toString())));
        io.of("/slow").onConnection(socket -> blocked.await());
    }

    @BeforeEach
    void forget() {
        reasons.clear();
    }

    private static void assertPrompt(RawWebSocket client) {
        long start = System.nanoTime();
        client.text("421[\"echo\",1]");
        assertThat(client.next()).isEqualTo("431[1]");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMPT);
    }

    /**
     * A client that does not read cost netty-socketio, its fork and the reference some hundred MB to 1.2 GB, and froze
     * everybody for 20 s on trinopoty.
     */
    @Test
    void aStalledClientIsDisconnectedAndCostsNoMemory() throws InterruptedException {
        try (RawHttp connection = RawHttp.connect(server, 4096);
                RawWebSocket active = RawWebSocket.connected(server)) {
            RawWebSocket stalled = RawWebSocket.ask(connection, "/socket.io/?EIO=4&transport=websocket");
            assertThat(stalled.reply().status()).isEqualTo(101);
            stalled.text("40/stalled,");
            awaitMember();
            long before = Heap.usedAfterCollection();
            long most = 0;
            int broadcasts = 0;
            while (reasons.isEmpty() && broadcasts < BROADCASTS) {
                active.text("421[\"next\"]");
                assertThat(active.next()).isEqualTo("431[]");
                if (++broadcasts % 20 == 0) { // 400 kB, a tenth of what may wait
                    most = Math.max(most, Heap.usedAfterCollection() - before);
                }
            }
            assertThat(reasons.poll(10, TimeUnit.SECONDS)).startsWith("slow consumer");
            assertThat(broadcasts * BROADCAST_CHARS)
                    .as("bytes before the end")
                    .isBetween(WAITING, WAITING + BUFFERS_OF_THE_SYSTEM);
            assertThat(most).isLessThan(3L * SEND_BUFFER);
            assertPrompt(active);
        }
    }

    private void awaitMember() {
        Awaitility.await()
                .atMost(Departures.PATIENCE)
                .until(() -> !server.io().of("/stalled").sockets().isEmpty());
    }

    /** The same for a client that does not poll. */
    @Test
    void aClientThatDoesNotPollIsDisconnectedWhenTooMuchWaitsForIt() throws InterruptedException {
        try (PollingSession stalled = PollingSession.open(server).join("40/stalled,");
                RawWebSocket active = RawWebSocket.connected(server)) {
            for (int i = 0; i <= SEND_BUFFER / BROADCAST_CHARS; i++) {
                active.text("421[\"next\"]");
                assertThat(active.next()).isEqualTo("431[]");
            }
            assertThat(reasons.poll(10, TimeUnit.SECONDS)).isEqualTo("slow consumer");
            assertThat(stalled.isAlive()).isFalse();
            assertPrompt(active);
        }
    }

    /** One handler that slept delayed another client by the same time on netty-socketio. */
    @Test
    void aHandlerThatBlocksDelaysNoOtherClient() {
        blocked = new CountDownLatch(1);
        List<RawWebSocket> clients = IntStream.range(0, 8)
                .mapToObj(i -> RawWebSocket.connected(server))
                .toList();
        clients.get(0).text("42[\"block\"]").text("421[\"echo\",1]");
        clients.stream().skip(1).forEach(IsolationDefectsIT::assertPrompt);
        blocked.countDown();
        assertThat(clients.get(0).next()).isEqualTo("431[1]");
        clients.forEach(RawWebSocket::close);
    }

    /** trinopoty called connection listeners under the namespace's lock. */
    @Test
    void aConnectionListenerThatBlocksDelaysNoOtherConnect() {
        blocked = new CountDownLatch(1);
        List<RawWebSocket> slow = Stream.generate(
                        () -> RawWebSocket.session(server).text("40/slow,"))
                .limit(8)
                .toList();
        long start = System.nanoTime();
        try (RawWebSocket other = RawWebSocket.connected(server)) {
            assertPrompt(other);
        }
        slow.forEach(client -> assertThat(client.next()).startsWith("40/slow,{\"sid\":"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMPT.multipliedBy(2));
        blocked.countDown();
        slow.forEach(RawWebSocket::close);
    }

    /** A listener that fails ends the whole process of the reference. */
    @Test
    void aListenerThatFailsHarmsNobody() {
        AtomicInteger calls = new AtomicInteger();
        server.io().of("/failing").onConnection(socket -> {
            socket.on("fail", args -> {
                calls.incrementAndGet();
                throw new IllegalStateException("on purpose");
            });
            socket.on("overflow", args -> overflow(0));
            socket.on("echo", (args, ack) -> ack.send(args.toList().toArray()));
        });
        try (RawWebSocket client = RawWebSocket.session(server).join("40/failing,")) {
            client.text("42/failing,[\"fail\"]")
                    .text("42/failing,[\"overflow\"]")
                    .text("42/failing,1[\"echo\",1]");
            assertThat(client.next()).isEqualTo("43/failing,1[1]");
            assertThat(calls).hasValue(1);
        }
    }

    private static int overflow(int depth) {
        return depth < 0 ? 0 : 1 + overflow(depth + 1);
    }
}
