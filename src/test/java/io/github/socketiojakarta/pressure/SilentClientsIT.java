package io.github.socketiojakarta.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.AckTimeoutException;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.EmbeddedServer;
import io.github.socketiojakarta.harness.HealthyClient;
import io.github.socketiojakarta.harness.Heap;
import io.github.socketiojakarta.harness.Lateness;
import io.github.socketiojakarta.harness.Metronome;
import io.github.socketiojakarta.harness.Metronome.Latencies;
import io.github.socketiojakarta.loopback.ServerProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Listeners that wait for clients that never answer: what it costs, what a healthy client notices, and what is left. The
 * clients stand in a ring, and the listener of each waits for the next one: no listener waits for its own client, which it
 * must not on the container's threads.
 */
class SilentClientsIT {

    private static final System.Logger LOG = System.getLogger(SilentClientsIT.class.getName());
    private static final int MAX_SEND_BUFFER = 400_000;

    /** The container has more, see src/site/markdown/threads.md. */
    private static final int THREADS_OF_EXECUTOR = 100;

    /** As src/site/markdown/limits.md says, and the client, which is in the same heap. */
    private static final int BYTES_OF_CONNECTION = 100_000;

    /** What containers keep for reuse. */
    private static final long HEAP_SLACK = 30_000_000;

    private static final Duration GONE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration SERVED = Duration.ofMillis(200);

    private static final Duration BRIEFLY = Duration.ofMillis(50);

    /** The threads that an echo passes one after the other, each of which may be woken late. */
    private static final int HOPS = 5;

    /** Another program may have slowed down one. */
    private static final int ATTEMPTS = 3;

    private enum Threads {
        OF_CONTAINER,
        OF_EXECUTOR
    }

    /** What one run is about. */
    private record Setup(Container container, Threads kind, Silence silence, int clients) {

        private boolean leavesAThread() {
            return clients < THREADS_OF_EXECUTOR;
        }

        /** Long enough to measure meanwhile; each is another. */
        private int timeout(int number) {
            return (leavesAThread() ? 5_000 : 500) + 3 * number;
        }

        @Override
        public String toString() {
            return container + " " + kind + " " + silence + " " + clients;
        }
    }

    /** Each takes some ten seconds, twelve times; all of them are run by hand, see CONTRIBUTING. */
    private static int[] numbers() {
        return Stream.of(System.getProperty("silent.clients", "64").split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    static List<Arguments> setups() {
        List<Arguments> all = new ArrayList<>();
        for (Container container : Container.values()) {
            for (Threads kind : Threads.values()) {
                for (Silence silence : Silence.values()) {
                    for (int number : numbers()) {
                        all.add(Arguments.of(new Setup(container, kind, silence, number)));
                    }
                }
            }
        }
        return all;
    }

    private final ExecutorService executor = Executors.newFixedThreadPool(THREADS_OF_EXECUTOR, task -> {
        Thread thread = new Thread(task);
        thread.setContextClassLoader(null); // or Tomcat takes it for one of the application's
        return thread;
    });
    private final Waits waits = new Waits();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @ParameterizedTest
    @MethodSource("setups")
    void costNoMoreThanTheyMay(Setup setup) throws Exception {
        SocketIoOptions.Builder options = SocketIoOptions.builder().maxSendBufferBytes(MAX_SEND_BUFFER);
        if (setup.silence == Silence.HOLDS_ITS_POLL) {
            options.pingInterval(Silence.PING_INTERVAL).pingTimeout(Silence.PING_TIMEOUT); // else nobody notices
        } else {
            options.pingInterval(Duration.ofHours(1)); // else they are ended for that
        }
        if (setup.kind == Threads.OF_EXECUTOR) {
            options.executor(executor);
        }
        try (EmbeddedServer server = setup.container.start(options.build(), io -> {
            HealthyClient.serve(io);
            waits.serve(io);
        })) {
            try (Metronome warmup = new Metronome(server)) {
                warmup.measure(Duration.ofSeconds(2)); // until the code is compiled
            }
            int left = ATTEMPTS;
            while (left > 0 && !servesOthers(setup, server)) {
                left--;
            }
            assertThat(left)
                    .as("attempts in which a healthy client was served in time, and all lived so long")
                    .isPositive();
        }
    }

    /** Returns whether the healthy client was served in time; the rest has to hold in any case. */
    private boolean servesOthers(Setup setup, EmbeddedServer server) throws Exception {
        waits.forget();
        long before = Heap.usedAfterCollection();
        Lateness lateness = Lateness.start();
        try (SilentRing ring = new SilentRing(setup.silence, server, setup.clients);
                Metronome healthy = new Metronome(server)) {
            await(PATIENCE, healthy).until(() -> waits.sockets().size() == setup.clients);
            ring.holdPolls();
            if (setup.silence != Silence.ANSWERS_NOTHING) {
                fill(healthy);
            }
            if (!waits.sockets().stream().allMatch(Socket::isConnected)) {
                return false; // it has taken longer than the heartbeat
            }
            ring.begin(setup::timeout);
            boolean served = !setup.leavesAThread() || isServed(setup, healthy);
            long heap = Heap.usedAfterCollection() - before;
            await(PATIENCE, healthy).until(() -> waits.ends().size() == setup.clients);
            ring.close();
            long gone = System.nanoTime();
            Latencies late = lateness.stop();
            waits.ends().forEach(end -> assertItsOwn(end, late.quantile(1)));
            await(GONE, healthy).untilAsserted(() -> assertNothingIsLeft(server));
            log(setup, heap, Duration.ofNanos(System.nanoTime() - gone), late);
            assertThat(heap).isLessThan(bound(setup));
            await(PATIENCE, healthy)
                    .untilAsserted(() ->
                            assertThat(Heap.usedAfterCollection() - before).isLessThan(HEAP_SLACK));
            return served;
        }
    }

    private void log(Setup setup, long heap, Duration gone, Latencies late) {
        LOG.log(
                System.Logger.Level.INFO,
                "{0}: {1} at once, heap {2} KB of {3} KB, gone after {4} ms, late by {5}",
                setup,
                waits.most(),
                heap / 1_000,
                bound(setup) / 1_000,
                gone.toMillis(),
                late);
    }

    /** Lets nearly as much wait for each as may, behind what the network takes. */
    private void fill(Metronome healthy) {
        await(PATIENCE, healthy)
                .during(Duration.ofMillis(200))
                .until(() -> waits.sockets().stream()
                                .filter(socket -> !isFull(socket))
                                .count()
                        == 0);
    }

    private static boolean isFull(Socket socket) {
        boolean isFull = true;
        while (socket.isConnected() && socket.bufferedBytes() < MAX_SEND_BUFFER / 4L * 3) {
            socket.emit("part", (Object) new byte[MAX_SEND_BUFFER / 8]);
            isFull = false;
        }
        return isFull;
    }

    private boolean isServed(Setup setup, Metronome healthy) throws InterruptedException {
        await(PATIENCE).until(() -> waits.waiting() == setup.clients);
        Lateness lateness = Lateness.start();
        Latencies echoes = healthy.measure(Duration.ofSeconds(3), Duration.ofMillis(20));
        Latencies late = lateness.stop();
        int stillWaiting = waits.waiting();
        LOG.log(
                System.Logger.Level.INFO,
                "{0}: {1}; still waiting {2}; late by {3}",
                setup,
                echoes,
                stillWaiting,
                late);
        Duration limit = SERVED.plus(late.quantile(0.99).multipliedBy(HOPS));
        return stillWaiting == setup.clients && echoes.quantile(0.99).compareTo(limit) < 0;
    }

    private static void assertItsOwn(Waits.End end, Duration lateness) {
        assertThat(end.failure())
                .as("%s", end)
                .isInstanceOf(AckTimeoutException.class)
                .hasMessageEndingWith(" within " + end.timeout().toMillis() + " ms");
        assertThat(end.time())
                .as("%s", end)
                .isBetween(end.timeout(), end.timeout().plusMillis(500).plus(lateness.multipliedBy(HOPS)));
    }

    private static long bound(Setup setup) {
        long ofEach = setup.silence == Silence.ANSWERS_NOTHING ? 0 : MAX_SEND_BUFFER;
        return setup.clients * (ofEach + BYTES_OF_CONNECTION) + HEAP_SLACK;
    }

    private void assertNothingIsLeft(EmbeddedServer server) {
        assertThat(server.io().clientsCount()).as("the healthy client").isEqualTo(1);
        assertThat(ServerProbe.connections(server.io())).isEqualTo(1);
        assertThat(server.connections()).as("connections of the container").isEqualTo(1);
        assertThat(ServerProbe.timers(server.io())).as("the heartbeat").isEqualTo(1);
        assertThat(server.io().sockets()).isEmpty();
        assertThat(server.io().rooms()).isEmpty();
        assertThat(waits.sockets()).allSatisfy(socket -> {
            assertThat(socket.bufferedBytes()).isZero();
            assertThat(ServerProbe.pendingAcks(socket)).isZero();
        });
        assertThat(ServerProbe.busyThreads()).isEmpty();
    }

    private static ConditionFactory await(Duration time) {
        return Awaitility.await().atMost(time);
    }

    /** Waits while the healthy client goes on: it is taken for gone if it never answers a ping. */
    private static ConditionFactory await(Duration time, Metronome healthy) {
        return await(time).pollDelay(Duration.ZERO).pollInterval((count, last) -> {
            healthy.measure(BRIEFLY);
            return BRIEFLY;
        });
    }
}
