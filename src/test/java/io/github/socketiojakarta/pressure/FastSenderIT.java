package io.github.socketiojakarta.pressure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.ServerTest;
import io.github.socketiojakarta.harness.TestServer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that send faster than their listeners work. */
class FastSenderIT extends ServerTest {

    private static final int BOUND = 1_000_000;
    private static final int MESSAGE = 8192;
    private static final int POST = 100_000;

    /** What the systems of both ends may take, and the container's own buffers. */
    private static final long BUFFERS = 24_000_000;

    private static final long MEGABYTE = 1_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private volatile Queue<Integer> taken = new ConcurrentLinkedQueue<>();
    private volatile Queue<DisconnectReason> ends = new ConcurrentLinkedQueue<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /** Clients of earlier tests keep theirs. */
    @BeforeEach
    void begin() {
        taken = new ConcurrentLinkedQueue<>();
        ends = new ConcurrentLinkedQueue<>();
        gate = new CountDownLatch(1);
    }

    @AfterAll
    void stopExecutor() {
        executor.shutdownNow();
    }

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.executor(executor).maxReceiveBufferBytes(BOUND);
    }

    @Override
    protected void handle(SocketIoServer io) {
        io.onConnection(socket -> {
            CountDownLatch own = gate;
            Queue<Integer> numbers = taken;
            Queue<DisconnectReason> end = ends;
            socket.on("take", args -> {
                own.await();
                numbers.add(args.get(0, int.class));
            });
            socket.on(
                    "ask",
                    args -> socket.emitWithAck("question").toCompletableFuture().join());
            socket.onDisconnect(end::add);
        });
    }

    private static String take(int number, int length) {
        return "42[\"take\"," + number + ",\"" + "x".repeat(length) + "\"]";
    }

    private static Flood flood(RawWebSocket client) {
        return Flood.start(number -> client.text(take(number, MESSAGE)));
    }

    private void assertNothingIsMissing(int sent) {
        await().atMost(PATIENCE).until(() -> taken.size() == sent);
        assertThat(taken)
                .containsExactlyElementsOf(IntStream.range(0, sent).boxed().toList());
    }

    private void with(SocketIoOptions.Builder options, Consumer<TestServer> test) {
        try (TestServer other = container.start(options.build(), this::handle)) {
            test.accept(other);
        }
    }

    @Test
    void onAWebSocketIsNotReadUntilTheListenersHaveCaughtUp() throws InterruptedException {
        long before = usedHeap();
        try (RawWebSocket client = RawWebSocket.connected(server);
                Flood flood = flood(client)) {
            flood.awaitStop();
            assertThat((long) flood.sent() * MESSAGE).isLessThan(BUFFERS);
            assertThat(usedHeap() - before).isLessThan(20 * MEGABYTE);
            assertThat(client.isAtEnd()).isFalse();
            gate.countDown();
            int soFar = flood.sent();
            await().atMost(PATIENCE).until(() -> flood.sent() > 2 * soFar);
            assertNothingIsMissing(flood.finish());
        }
    }

    @Test
    void onPollingWaitsForTheAnswerToItsPostUntilTheListenersHaveCaughtUp() throws InterruptedException {
        try (PollingSession client = PollingSession.connected(server);
                Flood flood = Flood.start(number -> client.send(take(number, POST)))) {
            flood.awaitStop();
            assertThat(flood.sent() * POST).isBetween(BOUND / 4, BOUND + POST);
            gate.countDown();
            int soFar = flood.sent();
            await().atMost(PATIENCE).until(() -> flood.sent() > 4 * soFar);
            assertNothingIsMissing(flood.finish());
        }
    }

    @Test
    void isNotReadEitherWhereListenersRunOnTheThreadThatReads() {
        with(SocketIoOptions.builder(), other -> {
            try (RawWebSocket client = RawWebSocket.connected(other);
                    Flood flood = flood(client)) {
                flood.awaitStop();
                assertThat((long) flood.sent() * MESSAGE).isLessThan(BUFFERS);
                gate.countDown();
                assertNothingIsMissing(flood.finish());
            } catch (InterruptedException e) {
                throw new CompletionException(e);
            }
        });
    }

    private SocketIoOptions.Builder impatient() {
        return SocketIoOptions.builder()
                .executor(executor)
                .maxReceiveBufferBytes(BOUND)
                .receiveTimeout(Duration.ofSeconds(1));
    }

    /** The answer stands behind what is not read. */
    @Test
    void isDisconnectedIfItsListenerWaitsForItsAnswerMeanwhile() {
        gate.countDown();
        with(impatient(), other -> {
            try (RawWebSocket client = RawWebSocket.connected(other)) {
                client.text("42[\"ask\"]");
                assertThat(client.next()).startsWith("42").endsWith("[\"question\"]");
                try (Flood flood = flood(client)) {
                    assertThat(client.awaitClose()).isEqualTo(1008);
                    assertThat(flood.sent()).isPositive();
                }
            }
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(ends).containsExactly(DisconnectReason.FAST_PRODUCER));
        });
    }

    @Test
    void isDisconnectedOnPollingTooAndItsPostIsAnswered() {
        with(impatient(), other -> {
            try (PollingSession client = PollingSession.connected(other)) {
                for (int i = 0; i < 2 * BOUND / POST && ends.isEmpty(); i++) {
                    client.post(take(i, POST));
                }
                gate.countDown();
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(ends).containsExactly(DisconnectReason.FAST_PRODUCER));
            }
        });
    }

    @Test
    void isDisconnectedAtOnceIfAsManyOthersAreWaitedForAsMayBe() {
        SocketIoOptions.Builder options = SocketIoOptions.builder()
                .executor(executor)
                .maxReceiveBufferBytes(BOUND)
                .maxBlockedReaders(2);
        with(options, other -> {
            List<RawWebSocket> clients = Stream.generate(() -> RawWebSocket.connected(other))
                    .limit(5)
                    .toList();
            List<Flood> floods = clients.stream().map(FastSenderIT::flood).toList();
            await().atMost(PATIENCE)
                    .until(() -> clients.stream().filter(RawWebSocket::isAtEnd).count() == 3);
            floods.forEach(Flood::close);
            gate.countDown();
            await().atMost(PATIENCE).until(() -> ends.size() == 3);
            assertThat(ends).containsOnly(DisconnectReason.FAST_PRODUCER);
            clients.forEach(RawWebSocket::close);
        });
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
