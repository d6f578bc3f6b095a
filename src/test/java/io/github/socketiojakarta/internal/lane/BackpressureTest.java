package io.github.socketiojakarta.internal.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.socketiojakarta.ConflationKey;
import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.SlowConsumerPolicy;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketDisconnectedException;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the application sees of a client that reads slowly, and what it can do about it. */
class BackpressureTest {

    private final AtomicReference<Socket> connected = new AtomicReference<>();
    private final BlockingQueue<DisconnectReason> reasons = new LinkedBlockingQueue<>();
    private Loopback server = new Loopback(SocketIoOptions.defaults());

    @AfterEach
    void stop() {
        server.close();
    }

    private void serve(SocketIoOptions.Builder options) {
        server.close();
        server = new Loopback(options.build());
    }

    private Client connect() {
        server.io.onConnection(socket -> {
            connected.set(socket);
            socket.onDisconnect(reasons::add);
        });
        return server.connect();
    }

    private Socket socket() {
        return connected.get();
    }

    private static void assertGone(CompletableFuture<Void> stage) throws Exception {
        stage.get(20, TimeUnit.SECONDS);
    }

    @Test
    void countsWhatWaitsAndWhatIsUnderWay() {
        Client client = connect();
        assertThat(socket().bufferedBytes()).isZero();
        client.stall();
        socket().emit("a");
        long one = socket().bufferedBytes();
        assertThat(one).isPositive();
        socket().emit("b");
        assertThat(socket().bufferedBytes()).isEqualTo(2 * one);
        assertThat(socket().connection().bufferedBytes()).isEqualTo(2 * one);
        client.takeAll();
        assertThat(socket().bufferedBytes()).isZero();
    }

    @Test
    void tellsWhenEverythingIsGone() throws Exception {
        Client client = connect();
        assertGone(socket().whenSent().toCompletableFuture());
        client.stall();
        socket().emit("a");
        CompletableFuture<Void> gone = socket().whenSent().toCompletableFuture();
        CompletableFuture<Void> next = socket().emitAsync("b", 1).toCompletableFuture();
        assertThat(gone).isNotDone();
        client.takeAll();
        assertGone(gone);
        assertGone(next);
        assertThat(client.sent).containsExactly("42[\"a\"]", "42[\"b\",1]");
    }

    /** Each is told on another thread than the sender's, or the stack would overflow. */
    @Test
    void maySendTheNextWheneverTheLastIsGone() throws Exception {
        Client client = connect();
        CompletableFuture<Void> all = new CompletableFuture<>();
        sendFrom(0, all);
        assertGone(all);
        assertThat(client.sent).hasSize(5_000);
    }

    @Test
    void tellsWhoeverAsksTooLateElsewhereToo() throws Exception {
        connect();
        CompletableFuture<Void> gone = socket().emitAsync("row").toCompletableFuture();
        assertGone(gone);
        CompletableFuture<Thread> teller = new CompletableFuture<>();
        gone.thenRun(() -> {}).whenComplete((nothing, failure) -> teller.complete(Thread.currentThread()));
        assertThat(teller.get(20, TimeUnit.SECONDS)).isNotSameAs(Thread.currentThread());
    }

    private void sendFrom(int number, CompletableFuture<Void> all) {
        if (number == 5_000) {
            all.complete(null);
            return;
        }
        socket().emitAsync("row", number).thenRun(() -> sendFrom(number + 1, all));
    }

    @Test
    void tellsThatTheConnectionHasEndedBefore() {
        Client client = connect();
        client.stall();
        CompletableFuture<Void> gone = socket().emitAsync("a").toCompletableFuture();
        client.leave();
        assertThatThrownBy(() -> gone.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(SocketDisconnectedException.class);
        CompletableFuture<Void> late = socket().whenSent().toCompletableFuture();
        assertThatThrownBy(() -> late.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(SocketDisconnectedException.class);
        CompletableFuture<Void> later = socket().emitAsync("b").toCompletableFuture();
        assertThatThrownBy(() -> later.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(SocketDisconnectedException.class);
    }

    @Test
    void disconnectsASlowReaderWithAReasonOfItsOwnAndDropsVolatileEventsBefore() throws Exception {
        serve(SocketIoOptions.builder().maxSendBufferBytes(10_000));
        Client client = connect();
        client.stall();
        for (int i = 0; i < 1_000; i++) {
            socket().asVolatile().emit("position", "x".repeat(1_000));
        }
        assertThat(client.sent).hasSize(1);
        assertThat(reasons).isEmpty();
        for (int i = 0; i < 10; i++) {
            socket().emit("event", "x".repeat(1_000));
        }
        assertThat(reasons.poll(20, TimeUnit.SECONDS)).isEqualTo(DisconnectReason.SLOW_CONSUMER);
        assertThat(DisconnectReason.SLOW_CONSUMER).hasToString("slow consumer");
    }

    private static SocketIoOptions.Builder conflating() {
        ConflationKey byShip = (namespace, event, args) ->
                event.equals("position") ? Optional.of(((Map<?, ?>) args.get(0)).get("ship")) : Optional.empty();
        return SocketIoOptions.builder().maxSendBufferBytes(2_000).slowConsumers(SlowConsumerPolicy.conflate(byShip));
    }

    @Test
    void sendsOnlyTheNewestOfTheEventsThatStandForTheSame() {
        serve(conflating());
        Client client = connect();
        client.stall();
        socket().emit("first");
        for (int i = 0; i < 1_000; i++) {
            socket().emit("position", Map.of("ship", "a", "at", i));
            if (i == 0) {
                socket().emit("between");
            }
            server.io.emit("position", Map.of("ship", "b", "at", i));
        }
        client.takeAll();
        assertThat(reasons).isEmpty();
        assertThat(client.sent).hasSize(4);
        assertThat(List.copyOf(client.sent).get(1)).contains("999").contains("\"a\"");
        assertThat(List.copyOf(client.sent).get(2)).isEqualTo("42[\"between\"]");
        assertThat(List.copyOf(client.sent).get(3)).contains("999").contains("\"b\"");
    }

    @Test
    void conflatesNeitherQuestionsNorWithAnotherNamespace() {
        serve(SocketIoOptions.builder().slowConsumers(SlowConsumerPolicy.conflate(ConflationKey.ofEvents("price"))));
        AtomicReference<Socket> other = new AtomicReference<>();
        server.io.of("/other").onConnection(other::set);
        Client client = connect();
        client.text("40/other,");
        client.sent.clear();
        client.stall();
        socket().emit("first");
        socket().emit("price", 1);
        other.get().emit("price", 2);
        socket().emitWithAck("price", 3);
        socket().emit("price", 4);
        client.takeAll();
        assertThat(client.sent)
                .containsExactly("42[\"first\"]", "42[\"price\",4]", "42/other,[\"price\",2]", "420[\"price\",3]");
    }

    @Test
    void aKeyThatCannotBeFoundConflatesNothing() {
        serve(SocketIoOptions.builder().slowConsumers(SlowConsumerPolicy.conflate((namespace, event, args) -> {
            throw new IllegalStateException("expected in the log");
        })));
        Client client = connect();
        client.stall();
        socket().emit("first");
        socket().emit("price", 1);
        socket().emit("price", 2);
        client.takeAll();
        assertThat(client.sent).containsExactly("42[\"first\"]", "42[\"price\",1]", "42[\"price\",2]");
    }

    @Test
    void conflatesNothingThatClientsCanRecover() {
        serve(SocketIoOptions.builder()
                .connectionStateRecovery(ConnectionStateRecovery.defaults())
                .slowConsumers(SlowConsumerPolicy.conflate(ConflationKey.ofEvents("price"))));
        Client client = connect();
        client.stall();
        socket().emit("first");
        socket().emit("price", 1);
        socket().emit("price", 2);
        client.takeAll();
        assertThat(client.sent).hasSize(3);
    }
}
