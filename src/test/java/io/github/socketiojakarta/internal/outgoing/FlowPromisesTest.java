package io.github.socketiojakarta.internal.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.socketiojakarta.ConflationKey;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.EventNotSentException;
import io.github.socketiojakarta.SlowConsumerPolicy;
import io.github.socketiojakarta.SocketDisconnectedException;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.TransportListener;
import io.github.socketiojakarta.loopback.OverEachWire;
import io.github.socketiojakarta.loopback.WireClient;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is known of, and done about, a client that reads slowly. */
class FlowPromisesTest extends OverEachWire {

    private static final int MAX_SEND_BUFFER = 20_000;

    private final Queue<String> told = new ConcurrentLinkedQueue<>();

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.maxSendBufferBytes(MAX_SEND_BUFFER)
                .slowConsumers(SlowConsumerPolicy.conflate(ConflationKey.ofEvents("price")));
    }

    /** Connects a client to whom one event is under way. */
    private WireClient connectStalled() {
        WireClient client = connect().awaitWritable();
        client.link().stall();
        socket().emit("under way");
        return client;
    }

    @Test
    void aVolatileEventIsSentIfTheClientCanTakeIt() {
        WireClient client = connect().awaitWritable();
        socket().asVolatile().emit("v", new byte[] {1});
        client.assertReceives("2[\"v\",\"b:01\"]");
        client.awaitWritable();
        server.io.asVolatile().emit("w");
        client.assertReceives("2[\"w\"]");
    }

    @Test
    void aVolatileEventIsDroppedIfNotWithAllItsBytes() {
        WireClient client = connectStalled();
        socket().asVolatile().emit("lost", new byte[] {1});
        server.io.asVolatile().emit("lost too", new byte[] {1}, new byte[] {2});
        socket().emit("kept", new byte[] {3});
        client.link().takeAll();
        client.assertReceives("2[\"under way\"]", "2[\"kept\",\"b:03\"]");
        assertNothingElse(client, socket());
    }

    @Test
    void aVolatileQuestionThatIsDroppedFailsAtOnce() {
        WireClient client = connectStalled();
        assertThatThrownBy(() -> socket().asVolatile()
                        .emitWithAck("q")
                        .toCompletableFuture()
                        .join())
                .hasCauseInstanceOf(EventNotSentException.class);
        client.link().takeAll();
        client.assertReceives("2[\"under way\"]");
        assertNothingElse(client, socket());
    }

    @Test
    void whatIsSentIsToldInItsOrder() throws Exception {
        WireClient client = connectStalled();
        List<CompletableFuture<Void>> stages = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 5; i++) {
            Object value = i % 2 == 0 ? new byte[] {(byte) i} : "text";
            int earlier = i;
            stages.add(socket().emitAsync("e", i, value).toCompletableFuture());
            stages.get(i)
                    .thenRun(() -> told.add(
                            stages.subList(0, earlier).stream().allMatch(CompletableFuture::isDone)
                                    ? "in order"
                                    : earlier + " came first"));
        }
        CompletableFuture<Void> all = socket().whenSent().toCompletableFuture();
        assertThat(stages).noneMatch(CompletableFuture::isDone);
        assertThat(all).isNotDone();
        client.link().takeAll();
        await(all);
        until(() -> told.size() == 5);
        assertThat(told).containsOnly("in order");
        client.assertReceives("2[\"under way\"]", "2[\"e\",0,\"b:00\"]", "2[\"e\",1,\"text\"]");
    }

    @Test
    void whatWaitsIsCountedAndDrainedIsTold() {
        WireClient client = connectStalled();
        socket().connection().listen(new TransportListener() {
            @Override
            public void drained() {
                told.add("drained");
            }
        });
        long one = socket().bufferedBytes();
        assertThat(one).isPositive();
        socket().emit("waits", "x".repeat(1_000));
        assertThat(socket().bufferedBytes()).isGreaterThan(one + 1_000);
        assertThat(socket().connection().pendingPackets()).isPositive();
        assertThat(told).isEmpty();
        client.link().takeAll();
        until(() -> told.contains("drained"));
        until(() -> socket().bufferedBytes() == 0);
        assertThat(socket().connection().pendingPackets()).isZero();
    }

    @Test
    void theNextIsSentWheneverTheLastHasDrained() {
        WireClient client = connect().awaitWritable();
        AtomicInteger next = new AtomicInteger();
        Runnable row = () -> socket().emit("row", next.getAndIncrement());
        socket().connection().listen(new TransportListener() {
            @Override
            public void drained() {
                if (next.get() < 100) {
                    row.run();
                }
            }
        });
        row.run();
        for (int i = 0; i < 100; i++) {
            assertThat(client.next()).isEqualTo("2[\"row\"," + i + "]");
        }
    }

    @Test
    void whoReadsTooSlowlyIsDisconnected() {
        connectStalled();
        CompletableFuture<Void> last = null;
        for (int i = 0; i < 30 && reasons.isEmpty(); i++) {
            last = socket().emitAsync("large", "x".repeat(1_000)).toCompletableFuture();
        }
        CompletableFuture<Void> lost = last;
        assertThat(reasonOf(socket())).isEqualTo(DisconnectReason.SLOW_CONSUMER);
        assertThatThrownBy(() -> await(lost)).hasCauseInstanceOf(SocketDisconnectedException.class);
        assertThat(socket().bufferedBytes()).isZero();
    }

    @Test
    void newerEventsTakeThePlaceOfOlderOnesThatWait() {
        WireClient client = connectStalled();
        for (int i = 0; i < 1_000; i++) {
            socket().emit("price", i, new byte[] {(byte) i});
        }
        socket().emit("end");
        client.link().takeAll();
        client.assertReceives("2[\"under way\"]", "2[\"price\",999,\"b:e7\"]", "2[\"end\"]");
        assertThat(reasons).isEmpty();
    }

    @Test
    void nothingIsCompressedThatIsNotToBe() {
        WireClient client = connect().awaitWritable();
        client.link().mayCompress();
        socket().compress(false).emit("a", new byte[] {1});
        client.assertReceives("2[\"a\",\"b:01\"]");
        assertThat(client.link().mayCompress()).isFalse();
        client.awaitWritable();
        server.io.compress(false).emit("b");
        client.assertReceives("2[\"b\"]");
        assertThat(client.link().mayCompress()).isFalse();
        client.awaitWritable();
        socket().emit("c");
        client.assertReceives("2[\"c\"]");
        assertThat(client.link().mayCompress()).isTrue();
    }
}
