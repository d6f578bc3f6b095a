package io.github.socketiojakarta.internal.ack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.socketiojakarta.AckLimitException;
import io.github.socketiojakarta.AckTimeoutException;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketDisconnectedException;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AckTest {

    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final AtomicReference<Socket> socket = new AtomicReference<>();
    private Loopback server = new Loopback(SocketIoOptions.defaults());
    private Client client = connect();

    private Client connect() {
        server.io.onConnection(socket::set);
        return server.connect();
    }

    private void restart(SocketIoOptions.Builder options) {
        server.close();
        server = new Loopback(options.build());
        server.io.onConnection(socket::set);
        client = server.open();
        client.text("40");
        await().until(() -> client.sent.stream().anyMatch(packet -> packet.startsWith("40")));
        client.sent.clear();
    }

    @AfterEach
    void stop() {
        server.close();
        executor.shutdownNow();
    }

    private CompletableFuture<Args> ask(String event) {
        return socket.get().emitWithAck(event, "?").toCompletableFuture();
    }

    @Test
    void countsIdsPerNamespaceFromZero() {
        ask("a");
        Client other = server.connect();
        ask("b");
        assertThat(client.sent).containsExactly("420[\"a\",\"?\"]");
        assertThat(other.sent).containsExactly("421[\"b\",\"?\"]");
    }

    @Test
    void completesWithTheAnswerOnce() {
        CompletableFuture<Args> answer = ask("a");
        client.text("430[\"yes\",2]");
        client.text("430[\"again\"]");
        client.text("437[\"nobody asked\"]");
        assertThat(answer).isCompleted();
        assertThat(answer.join().toList()).hasSize(2);
        assertThat(client.closed).isFalse();
    }

    @Test
    void doesNotTakeTheAnswerOfAnotherClient() {
        CompletableFuture<Args> answer = ask("a");
        server.connect().text("430[\"forged\"]");
        assertThat(answer).isNotDone();
    }

    @Test
    void failsWhenTheTimeIsOver() {
        CompletableFuture<Args> answer =
                socket.get().timeout(Duration.ofMillis(20)).emitWithAck("a").toCompletableFuture();
        assertThatThrownBy(() -> answer.get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(AckTimeoutException.class);
        client.text("430[\"late\"]");
        assertThat(client.closed).isFalse();
    }

    @Test
    void failsWhenTheClientLeaves() {
        CompletableFuture<Args> answer = ask("a");
        client.leave();
        assertThatThrownBy(() -> answer.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(SocketDisconnectedException.class);
        assertThatThrownBy(() -> ask("b").get(5, TimeUnit.SECONDS))
                .hasCauseInstanceOf(SocketDisconnectedException.class);
    }

    @Test
    void failsWhenTheClientOwesTooMany() {
        restart(SocketIoOptions.builder().maxPendingAcks(2));
        ask("a");
        ask("b");
        client.sent.clear();
        assertThatThrownBy(() -> ask("c").join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(AckLimitException.class);
        assertThat(client.sent).isEmpty();
        client.text("430[]");
        assertThat(ask("d")).isNotDone();
    }

    /** Whatever ends a question: the client may be asked another one then. */
    @Test
    void thereIsRoomForAnotherQuestionAfterEach() {
        restart(SocketIoOptions.builder().maxPendingAcks(1));
        ask("answered");
        client.text("430[]");
        CompletableFuture<Args> late =
                socket.get().timeout(Duration.ofMillis(20)).emitWithAck("late").toCompletableFuture();
        assertThatThrownBy(() -> late.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(AckTimeoutException.class);
        ask("given up").cancel(false);
        client.stall();
        socket.get().emit("under way");
        assertThat(socket.get().asVolatile().emitWithAck("dropped").toCompletableFuture())
                .isCompletedExceptionally();
        client.takeAll();
        CompletableFuture<Args> last = ask("last");
        assertThat(last).isNotDone();
        client.text("434[1]");
        assertThat(last).isCompleted();
    }

    @Test
    void answersAnEventOnce() {
        socket.get().on("question", (args, ack) -> {
            ack.send("first", new byte[] {1});
            ack.send("second");
        });
        client.text("425[\"question\"]");
        assertThat(client.sent).containsExactly("461-5[\"first\",{\"_placeholder\":true,\"num\":0}]", "binary 1");
    }

    @Test
    void answersNothingToAnEventThatDoesNotAsk() {
        socket.get().on("question", (args, ack) -> ack.send(ack.isRequested()));
        client.text("42[\"question\"]");
        assertThat(client.sent).isEmpty();
    }

    @Test
    void refusesToWaitOnTheReadingThread() {
        socket.get().on("wait", (args, ack) -> {
            try {
                socket.get()
                        .emitWithAck("q")
                        .thenApply(Args::size)
                        .toCompletableFuture()
                        .join();
            } catch (IllegalStateException e) {
                ack.send(e.getMessage().contains("executor"));
            }
        });
        client.text("421[\"wait\"]");
        assertThat(client.sent).containsExactly("420[\"q\"]", "431[true]");
    }

    @Test
    void letsAListenerOnAnExecutorWait() {
        restart(SocketIoOptions.builder().executor(executor));
        socket.get()
                .on(
                        "wait",
                        (args, ack) -> ack.send(socket.get()
                                .emitWithAck("q")
                                .toCompletableFuture()
                                .join()
                                .get(0, String.class)));
        client.text("421[\"wait\"]");
        await().until(() -> client.sent.contains("420[\"q\"]"));
        client.text("430[\"answer\"]");
        await().until(() -> client.sent.contains("431[\"answer\"]"));
    }
}
