package io.github.socketiojakarta.pressure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.ServerTest;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one client that does not read costs the server and the others. See {@link Load} for a longer run. */
class StalledReaderIT extends ServerTest {

    private static final System.Logger LOG = System.getLogger(StalledReaderIT.class.getName());
    private static final int BOUND = Integer.getInteger("pressure.bound", 2_000_000);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What a machine that has other things to do may add. */
    private static final Duration NOISE = Duration.ofMillis(Integer.getInteger("pressure.noise", 1_000));

    /** How many stall while others are looked at. */
    private static final int STALLING = 1;

    private static final int STALLED = 20;
    private static final int ENOUGH = 2 * BOUND / 4096;
    private static final int MEGABYTE = 1_000_000;

    private final Load load = Load.ofProperties();
    private final Map<String, DisconnectReason> ends = new ConcurrentHashMap<>();

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.maxSendBufferBytes(BOUND).pingInterval(Duration.ofHours(1)); // nobody here answers pings
    }

    @Override
    protected void handle(SocketIoServer io) {
        io.onConnection(socket -> {
            socket.join(Load.ROOM);
            socket.onDisconnect(reason -> ends.put(socket.id(), reason));
        });
    }

    @BeforeEach
    void forget() {
        ends.clear();
    }

    private Collection<Socket> sockets() {
        return server.io().of("/").sockets();
    }

    private void awaitSockets(int count) {
        await().atMost(PATIENCE).until(() -> sockets().size() == count);
    }

    private Latencies run(Readers.Kind kind, int count, Load with, Runnable afterEach) throws InterruptedException {
        Latencies latencies = new Latencies();
        int others = sockets().size();
        try (Readers readers = Readers.connect(server, kind, count, latencies)) {
            awaitSockets(others + count);
            with.send(server.io(), afterEach);
            await().atMost(PATIENCE)
                    .until(() -> readers.received() == with.messages()
                            || !readers.faults().isEmpty()
                            || ends.size() > STALLING);
            assertThat(ends).as("those who have gone").hasSizeLessThanOrEqualTo(STALLING);
            assertThat(readers.faults()).isEmpty();
        }
        assertThat(latencies.total()).isEqualTo((long) count * with.messages());
        return latencies;
    }

    private void awaitNobody() {
        sockets().forEach(Socket::closeConnection); // polls of clients that have gone are not noticed soon
        awaitSockets(0);
        ends.clear();
    }

    @ParameterizedTest
    @EnumSource(Readers.Kind.class)
    void harmsNobodyElseAndIsDisconnected(Readers.Kind kind) throws InterruptedException {
        run(kind, load.readers(), load.shortened(), () -> {}); // until the code is compiled
        awaitNobody();
        Latencies without = run(kind, load.readers(), load, () -> {});
        awaitNobody();
        try (StalledReader client = StalledReader.connect(server, kind)) {
            awaitSockets(1);
            Socket stalled = sockets().iterator().next();
            StalledReader.fill(stalled);
            AtomicLong most = new AtomicLong();
            Latencies with = run(
                    kind, load.readers() - 1, load, () -> most.accumulateAndGet(stalled.bufferedBytes(), Math::max));
            LOG.log(System.Logger.Level.INFO, "{0} {1} {2}: without {3}", container, kind, load, without);
            LOG.log(System.Logger.Level.INFO, "{0} {1} {2}: with    {3}", container, kind, load, with);
            assertThat(ends).containsEntry(stalled.id(), DisconnectReason.SLOW_CONSUMER);
            assertThat(most.get()).isBetween(BOUND / 2L, (long) BOUND);
            assertThat(stalled.bufferedBytes()).isZero();
            Duration limit = without.percentile(99).multipliedBy(2).plus(NOISE);
            assertThat(with.percentile(99)).isLessThanOrEqualTo(limit);
        } finally {
            awaitNobody();
        }
    }

    @ParameterizedTest
    @EnumSource(Readers.Kind.class)
    void costsTheHeapNoMoreThanTheOptionSays(Readers.Kind kind) {
        List<StalledReader> clients = Stream.generate(() -> StalledReader.connect(server, kind))
                .limit(STALLED)
                .toList();
        awaitSockets(STALLED);
        Collection<Socket> stalled = sockets();
        stalled.forEach(StalledReader::fill);
        long before = usedHeap();
        for (Socket socket : stalled) {
            while (socket.bufferedBytes() < BOUND - 20_000) {
                socket.emit("own", "\u20ac".repeat(4096)); // two bytes for each character, like the estimate
            }
        }
        long counted = stalled.stream().mapToLong(Socket::bufferedBytes).sum();
        long held = usedHeap() - before;
        assertThat(ends).isEmpty();
        assertThat(counted).isLessThanOrEqualTo((long) STALLED * BOUND);
        assertThat(held).as("heap for %,d bytes counted", counted).isLessThan(counted + counted / 2 + 10L * MEGABYTE);
        for (Socket socket : stalled) {
            for (int i = 0; i < ENOUGH && socket.connection().isOpen(); i++) {
                socket.emit("own", "\u20ac".repeat(4096));
            }
        }
        await().atMost(PATIENCE).until(() -> ends.size() == STALLED);
        assertThat(ends.values()).containsOnly(DisconnectReason.SLOW_CONSUMER);
        await().atMost(PATIENCE).until(() -> usedHeap() - before < held / 2);
        clients.forEach(StalledReader::close);
        awaitNobody();
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
