package io.github.socketiojakarta.internal.ack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.socketiojakarta.BroadcastAcks;
import io.github.socketiojakarta.IncompleteAcksException;
import io.github.socketiojakarta.MissingAck;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BroadcastAckTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);

    /** Long enough to answer before on a busy machine. */
    private static final Duration SOME = Duration.ofSeconds(3);

    private final Loopback server = new Loopback(SocketIoOptions.defaults());
    private final List<Socket> sockets = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();

    @BeforeEach
    void connectThree() {
        server.io.onConnection(sockets::add);
        for (int i = 0; i < 3; i++) {
            clients.add(server.connect());
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static IncompleteAcksException failure(CompletableFuture<BroadcastAcks> answers) {
        try {
            return Assertions.fail("answered: " + answers.get(30, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return (IncompleteAcksException) e.getCause();
        } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void tellsWhoAnsweredWhat() {
        var answers = server.io.timeout(LONG).emitWithAck("q", "?").toCompletableFuture();
        assertThat(clients).allSatisfy(client -> assertThat(client.sent).containsExactly("420[\"q\",\"?\"]"));
        clients.get(1).text("430[\"b\",2]");
        clients.get(0).text("430[\"a\"]");
        assertThat(answers).isNotDone();
        clients.get(2).text("430[]");
        BroadcastAcks acks = answers.join();
        assertThat(acks.isComplete()).isTrue();
        assertThat(acks.answers().keySet())
                .containsExactly(
                        sockets.get(1).id(), sockets.get(0).id(), sockets.get(2).id());
        assertThat(acks.answers().get(sockets.get(1).id()).toList()).hasSize(2);
        assertThat(acks.responses().get(1).get(0, String.class)).isEqualTo("a");
    }

    @Test
    void failsAfterTheTimeoutWithTheAnswersThereAre() {
        var answers = server.io.timeout(SOME).emitWithAck("q").toCompletableFuture();
        clients.get(0).text("430[\"a\"]");
        IncompleteAcksException failure = failure(answers);
        assertThat(failure).hasMessage("1 of 3 clients have answered, 2 not in time");
        assertThat(failure.acks().answers()).containsOnlyKeys(sockets.get(0).id());
        assertThat(failure.acks().missing())
                .containsOnlyKeys(sockets.get(1).id(), sockets.get(2).id())
                .containsValue(MissingAck.TIMED_OUT)
                .doesNotContainValue(MissingAck.DISCONNECTED);
        clients.get(1).text("430[\"too late\"]");
        assertThat(sockets.get(1).isConnected()).isTrue();
    }

    /** Whoever does not answer broadcasts owes nothing when their time is over, so there is room for other questions. */
    @Test
    void asksAgainAfterQuestionsThatNobodyAnswered() {
        try (Loopback strict =
                new Loopback(SocketIoOptions.builder().maxPendingAcks(1).build())) {
            strict.io.onConnection(sockets::add);
            Client silent = strict.connect();
            for (int round = 0; round < 3; round++) {
                var answers = strict.io.timeout(SHORT).emitWithAck("q").toCompletableFuture();
                assertThat(failure(answers)).hasMessageContaining("1 not in time");
            }
            var givenUp = strict.io.emitWithAck("q").toCompletableFuture();
            givenUp.cancel(false);
            var single = sockets.get(sockets.size() - 1).emitWithAck("r").toCompletableFuture();
            assertThat(silent.sent).hasSize(5);
            silent.text("434[\"yes\"]");
            assertThat(single.join().get(0, String.class)).isEqualTo("yes");
        }
    }

    /** Nor does a client that is too slow for a volatile question, of which it never hears. */
    @Test
    void asksAgainAfterQuestionsThatWereDropped() {
        try (Loopback strict =
                new Loopback(SocketIoOptions.builder().maxPendingAcks(1).build())) {
            strict.io.onConnection(sockets::add);
            Client slow = strict.connect();
            Socket socket = sockets.get(sockets.size() - 1);
            slow.stall();
            socket.emit("under way");
            for (int round = 0; round < 3; round++) {
                var answers = strict.io.asVolatile().emitWithAck("dropped").toCompletableFuture();
                assertThat(failure(answers).acks().missing()).containsExactly(entry(socket.id(), MissingAck.NOT_SENT));
            }
            slow.takeAll();
            var answers = strict.io.emitWithAck("q").toCompletableFuture();
            assertThat(slow.sent).containsExactly("42[\"under way\"]", "423[\"q\"]");
            slow.text("433[\"yes\"]");
            assertThat(answers.join().isComplete()).isTrue();
        }
    }

    @Test
    void tellsWhoIsMissingInWhichChild() {
        var parent = server.io.of(Pattern.compile("/child-\\d"));
        List<Socket> children = new ArrayList<>();
        parent.onConnection(children::add);
        clients.get(0).text("40/child-0,");
        clients.get(1).text("40/child-1,");
        var answers = parent.timeout(SOME).emitWithAck("q").toCompletableFuture();
        clients.get(1).text("43/child-1,0[\"here\"]");
        IncompleteAcksException failure = failure(answers);
        assertThat(failure).hasMessage("1 of 2 clients have answered, 1 not in time");
        assertThat(failure.acks().answers()).containsOnlyKeys(children.get(1).id());
        assertThat(failure.acks().missing()).containsOnlyKeys(children.get(0).id());
    }

    @Test
    void failsAtOnceWhenWhoIsMissingHasDisconnected() {
        var answers = server.io.timeout(LONG).emitWithAck("q").toCompletableFuture();
        clients.get(0).text("430[]");
        clients.get(1).text("430[]");
        clients.get(2).leave();
        assertThat(failure(answers).acks().missing())
                .containsExactly(entry(sockets.get(2).id(), MissingAck.DISCONNECTED));
        Awaitility.await().atMost(5, TimeUnit.SECONDS).until(() -> server.timers() == 2); // two heartbeats
    }

    /** Who left and who is slow are different things to do something about. */
    @Test
    void tellsWhoHasLeftFromWhoIsLate() {
        var answers = server.io.timeout(SOME).emitWithAck("q").toCompletableFuture();
        clients.get(0).text("430[]");
        clients.get(1).leave();
        IncompleteAcksException failure = failure(answers);
        assertThat(failure).hasMessage("1 of 3 clients have answered, 1 not in time, 1 disconnected before");
        assertThat(failure.acks().missing())
                .containsOnly(
                        entry(sockets.get(1).id(), MissingAck.DISCONNECTED),
                        entry(sockets.get(2).id(), MissingAck.TIMED_OUT));
    }

    @Test
    void whoOwesTooManyAnswersIsNotAsked() {
        try (Loopback strict =
                new Loopback(SocketIoOptions.builder().maxPendingAcks(1).build())) {
            strict.io.onConnection(sockets::add);
            Client client = strict.connect();
            Socket socket = sockets.get(sockets.size() - 1);
            var first = socket.emitWithAck("first").toCompletableFuture();
            var answers = strict.io.timeout(LONG).emitWithAck("q").toCompletableFuture();
            assertThat(failure(answers).acks().missing()).containsExactly(entry(socket.id(), MissingAck.NOT_SENT));
            client.text("430[]");
            assertThat(first).succeedsWithin(Duration.ofSeconds(5));
        }
    }

    @Test
    void needsNoTimeout() {
        var answers = server.io.to(sockets.get(1).id()).emitWithAck("q").toCompletableFuture();
        assertThat(clients.get(0).sent).isEmpty();
        clients.get(1).text("430[\"only me\"]");
        assertThat(answers.join().responses()).hasSize(1);
    }

    @Test
    void asksNobodyInAnEmptyRoom() {
        assertThat(server.io.to("nobody").timeout(LONG).emitWithAck("q").toCompletableFuture())
                .isCompletedWithValueMatching(acks -> acks.answers().isEmpty() && acks.isComplete());
        assertThat(server.timers()).isEqualTo(3);
    }

    @Test
    void answersMayHoldBytes() {
        var answers = sockets.get(0).broadcast().emitWithAck("q").toCompletableFuture();
        clients.get(1).text("461-0[{\"_placeholder\":true,\"num\":0}]");
        clients.get(1).binary((byte) 7, (byte) 8);
        clients.get(2).text("430[1]");
        byte[] bytes = answers.join().answers().get(sockets.get(1).id()).get(0, byte[].class);
        assertThat(bytes).containsExactly(7, 8);
    }

    @Test
    void aValueThatCannotBeEncodedIsRefusedAtOnce() {
        Object[] self = new Object[1];
        self[0] = self;
        assertThatThrownBy(() -> server.io.emitWithAck("x", (Object) self))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(clients).allSatisfy(client -> assertThat(client.sent).isEmpty());
    }

    @Test
    void idsOfAcksAreCountedByNamespace() {
        var broadcast = server.io.emitWithAck("q").toCompletableFuture();
        var single = sockets.get(0).emitWithAck("r").toCompletableFuture();
        assertThat(clients.get(0).sent).containsExactly("420[\"q\"]", "421[\"r\"]");
        clients.get(0).text("431[\"single\"]");
        assertThat(single.join().get(0, String.class)).isEqualTo("single");
        clients.forEach(client -> client.text("430[]"));
        assertThat(broadcast.join().responses()).hasSize(3);
    }
}
