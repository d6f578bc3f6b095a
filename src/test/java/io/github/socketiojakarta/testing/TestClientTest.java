package io.github.socketiojakarta.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the kit promises of its clients. */
class TestClientTest {

    private InMemoryServer server = InMemoryServer.builder()
            .patience(Duration.ofMillis(100))
            .options(SocketIoOptions.builder()
                    .connectionStateRecovery(ConnectionStateRecovery.defaults())
                    .build())
            .start();

    @AfterEach
    void stop() {
        server.close();
    }

    private void withoutRecovery() {
        server.close();
        server = InMemoryServer.builder().patience(Duration.ofMillis(100)).start();
    }

    @Test
    void leaves() {
        TestClient client = server.connect();
        assertThat(client.disconnectReason()).isEmpty();
        client.disconnect();
        assertThat(client.isConnected()).isFalse();
        assertThat(client.awaitDisconnect()).isEqualTo(DisconnectReason.CLIENT_NAMESPACE_DISCONNECT);
        assertThat(server.io().clientsCount()).isZero();
        client.disconnect(); // once more does nothing
        assertThat(client.socket().isConnected()).isFalse();
    }

    @Test
    void isDisconnectedByTheServer() {
        TestClient client = server.connect();
        client.socket().disconnect();
        assertThat(client.isConnected()).isFalse();
        assertThat(client.disconnectReason()).contains(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
        assertThat(server.io().clientsCount()).isZero();
        assertThatIllegalStateException()
                .isThrownBy(() -> client.emit("x"))
                .withMessageContaining("server namespace disconnect")
                .withMessageContaining("reconnect()");
    }

    @Test
    void isDisconnectedBeforeItsConnectIsOver() {
        server.io().onConnection(Socket::disconnect);
        TestClient client = server.connect();
        assertThat(client.isConnected()).isFalse();
        assertThat(client.disconnectReason()).contains(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
    }

    @Test
    void breaksItsConnection() {
        TestClient client = server.connect();
        client.breakConnection();
        assertThat(client.disconnectReason()).contains(DisconnectReason.TRANSPORT_CLOSE);
        assertThatIllegalStateException().isThrownBy(client::breakConnection);
    }

    @Test
    void fallsSilentUntilTheServerNotices() {
        TestClient client = server.connect();
        client.goSilent();
        server.io().emit("lost", 1);
        server.advance(Duration.ofSeconds(44));
        assertThat(client.disconnectReason()).isEmpty();
        server.advance(Duration.ofSeconds(1));
        assertThat(client.disconnectReason()).contains(DisconnectReason.PING_TIMEOUT);
        assertThat(client.received()).isEmpty();
    }

    @Test
    void comesBackWithWhatItHasMissed() {
        TestClient client = server.connect();
        client.socket().join("room");
        client.socket().data().put("name", "ann");
        server.io().emit("news", 1);
        String id = client.id();
        client.breakConnection();
        server.io().to("room").emit("news", 2);
        assertThat(client.reconnect()).isSameAs(client);
        assertThat(client.isRecovered()).isTrue();
        assertThat(client.id()).isEqualTo(id);
        assertThat(client.socket().isRecovered()).isTrue();
        assertThat(client.socket().rooms()).contains("room");
        assertThat(client.socket().data()).containsEntry("name", "ann");
        assertThat(client.received("news"))
                .extracting(args -> args.get(0, int.class))
                .containsExactly(1, 2);
        assertThat(client.received("news")).extracting(Args::size).containsOnly(2); // with the offset
        assertThat(client.disconnectReason()).isEmpty();
        client.breakConnection();
        client.reconnect();
        assertThat(client.isRecovered()).isTrue();
        assertThat(client.received("news")).hasSize(2);
    }

    @Test
    void comesBackBeforeTheServerNotices() {
        TestClient client = server.connect();
        client.goSilent();
        server.io().emit("news", 1);
        client.reconnect();
        assertThat(client.isRecovered()).isTrue();
        assertThat(client.received("news")).hasSize(1);
        assertThat(server.io().sockets()).hasSize(1);
    }

    @Test
    void comesBackTooLate() {
        TestClient client = server.connect();
        String id = client.id();
        client.breakConnection();
        server.advance(Duration.ofMinutes(3));
        client.reconnect();
        assertThat(client.isRecovered()).isFalse();
        assertThat(client.id()).isNotEqualTo(id);
    }

    @Test
    void comesBackAsSomebodyNewWithoutRecovery() {
        withoutRecovery();
        TestClient client =
                server.client().auth(Map.of("name", "ada")).query("q", "1").connect();
        assertThatIllegalStateException().isThrownBy(client::reconnect).withMessageContaining("is connected");
        client.breakConnection();
        client.reconnect();
        assertThat(client.isRecovered()).isFalse();
        assertThat(client.socket().handshake().auth("name", String.class)).contains("ada");
        assertThat(client.socket().handshake().query("q")).contains("1");
    }

    @Test
    void bringsItsAuthPayloadBackWithItsSession() {
        server.close();
        server = InMemoryServer.builder()
                .options(SocketIoOptions.builder()
                        .connectionStateRecovery(
                                ConnectionStateRecovery.defaults().withSkipMiddlewares(false))
                        .build())
                .start();
        List<Object> seen = new ArrayList<>();
        server.io().use(socket -> seen.add(socket.handshake().auth("name", String.class)));
        TestClient client = server.client().auth(Map.of("name", "ada")).connect();
        client.breakConnection();
        client.reconnect();
        assertThat(client.isRecovered()).isTrue();
        assertThat(seen).hasSize(2).containsOnly(java.util.Optional.of("ada"));
    }

    @Test
    void sharesAConnection() {
        server.io().of("/a").onConnection(socket -> {});
        TestClient main = server.connect();
        TestClient other = server.client().namespace("/a").over(main).connect();
        assertThat(server.io().clientsCount()).isEqualTo(1);
        assertThat(other.socket().connection().id())
                .isEqualTo(main.socket().connection().id());
        assertThatIllegalStateException()
                .isThrownBy(() -> server.client().over(main).connect())
                .withMessageContaining("one socket in a namespace");
        assertThatIllegalStateException()
                .isThrownBy(() -> server.client().over(main).user("x").connect())
                .withMessageContaining("shares the connection");
        other.disconnect();
        assertThat(main.isConnected()).isTrue();
        other.reconnect();
        main.breakConnection();
        assertThat(other.isConnected()).isFalse();
        assertThat(other.disconnectReason()).contains(DisconnectReason.TRANSPORT_CLOSE);
        main.reconnect();
        other.reconnect();
        assertThat(server.io().clientsCount()).isEqualTo(1);
    }

    @Test
    void answersWhatItHasBeenTold() {
        withoutRecovery();
        TestClient client = server.client().answer("name", "ada", 36).connect();
        assertThat(client.socket()
                        .emitWithAck("name")
                        .toCompletableFuture()
                        .join()
                        .toList())
                .containsExactly("ada", 36);
        client.on("twice", (args, ack) -> ack.send(2 * args.get(0, int.class)));
        assertThat(client.socket()
                        .emitWithAck("twice", 4)
                        .toCompletableFuture()
                        .join()
                        .get(0, int.class))
                .isEqualTo(8);
    }

    @Test
    void answersLater() {
        TestClient client = server.connect();
        CompletableFuture<Args> answer = client.socket().emitWithAck("name").toCompletableFuture();
        assertThat(answer).isNotDone();
        ReceivedEvent asked = client.received().get(0);
        assertThat(asked.ack().isRequested()).isTrue();
        asked.ack().send("ada");
        asked.ack().send("bob"); // only the first counts
        assertThat(answer.join().get(0, String.class)).isEqualTo("ada");
    }

    @Test
    void answersABroadcast() {
        TestClient ada = server.client().answer("ready", true).connect();
        TestClient bob = server.client().answer("ready", false).connect();
        var answers =
                server.io().timeout(Duration.ofSeconds(5)).emitWithAck("ready").toCompletableFuture();
        assertThat(answers.join().answers()).hasSize(2);
        assertThat(ada.isConnected()).isEqualTo(bob.isConnected());
    }

    @Test
    void answersAfterTheHandlerThatAsks() {
        List<String> order = new ArrayList<>();
        server.io()
                .onConnection(socket -> socket.on("start", args -> {
                    socket.emitWithAck("question").thenAccept(answer -> {
                        order.add("answered");
                        socket.emit("thanks");
                    });
                    order.add("asked");
                }));
        TestClient client = server.client().answer("question", 1).connect();
        client.emit("start");
        assertThat(order).containsExactly("asked", "answered");
        assertThat(client.received("thanks")).hasSize(1);
    }

    /** As in production: the answer could not be read, and the handler would wait for ever. */
    @Test
    void aHandlerCannotWaitForItsOwnClient() {
        server.io()
                .onConnection(socket -> socket.on(
                        "start",
                        (args, ack) -> ack.send(socket.emitWithAck("question")
                                .toCompletableFuture()
                                .join()
                                .get(0, int.class))));
        TestClient client = server.client().answer("question", 1).connect();
        client.emit("start");
        assertThat(server.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.exception()).isInstanceOf(IllegalStateException.class));
    }

    @Test
    void aHandlerCanWaitForAnotherClient() {
        TestClient bob = server.client().answer("question", 7).connect();
        server.io()
                .onConnection(socket -> socket.on(
                        "start",
                        (args, ack) -> ack.send(bob.socket()
                                .emitWithAck("question")
                                .toCompletableFuture()
                                .join()
                                .get(0, int.class))));
        assertThat(server.connect().emitWithAck("start").get(0, int.class)).isEqualTo(7);
    }

    @Test
    void reactsWhenTheHandlerIsDone() {
        List<String> order = new ArrayList<>();
        server.io().onConnection(socket -> {
            socket.on("ask", args -> {
                server.io().emit("asked");
                order.add("ask handled");
            });
            socket.on("reply", args -> order.add("reply handled"));
        });
        TestClient ada = server.connect();
        TestClient bob = server.connect();
        bob.on("asked", args -> bob.emit("reply"));
        ada.emit("ask");
        assertThat(order).containsExactly("ask handled", "reply handled");
    }

    @Test
    void aFailedAssertionOfAListenerFailsTheTest() {
        TestClient client = server.connect();
        client.on("news", args -> assertThat(args.get(0, int.class)).isEqualTo(2));
        client.socket().emit("news", 1);
        assertThatThrownBy(() -> client.next("news")).isInstanceOf(AssertionError.class);
        client.on("checked", args -> {
            throw new java.io.IOException("disk");
        });
        client.socket().emit("checked");
        assertThatThrownBy(() -> client.emit("x")).hasMessageContaining("disk");
        client.emit("x"); // it is thrown once
    }

    @Test
    void takesEventsOneByOneAndForgetsThem() {
        withoutRecovery();
        TestClient client = server.connect();
        client.socket().emit("a", 1);
        client.socket().emit("b", "x");
        client.socket().emit("a", 2);
        assertThat(client.next("a").get(0, int.class)).isEqualTo(1);
        assertThat(client.next("a").get(0, int.class)).isEqualTo(2);
        assertThat(client.received()).extracting(ReceivedEvent::name).containsExactly("a", "b", "a");
        assertThatThrownBy(() -> client.next("a"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("No event 'a'")
                .hasMessageContaining("It has received: [a[1], b[\"x\"], a[2]]")
                .hasMessageContaining("only advance() lets it pass");
        client.clear();
        assertThat(client.received()).isEmpty();
        assertThatThrownBy(() -> client.next("a")).hasMessageContaining("It has received nothing.");
        client.socket().emit("a", 3);
        assertThat(client.next("a").get(0, int.class)).isEqualTo(3);
    }

    @Test
    void missesAnAcknowledgement() {
        server.io().onConnection(socket -> {
            socket.on("silent", args -> {});
            socket.on("failing", args -> {
                throw new IllegalStateException("broken");
            });
            socket.on("closing", args -> socket.closeConnection());
        });
        TestClient client = server.connect();
        assertThatThrownBy(() -> client.emitWithAck("silent"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("No acknowledgement of 'silent'");
        assertThatThrownBy(() -> client.emitWithAck("failing", 1))
                .hasMessageContaining("Not handled: failing[1]: java.lang.IllegalStateException: broken");
        assertThatThrownBy(() -> client.emitWithAck("closing")).hasMessageContaining("was disconnected before");
    }

    @Test
    void waitsForAnAcknowledgementThatTimeBrings() {
        server.io().onConnection(socket -> socket.on("ask", (args, ack) -> client(socket, ack)));
        TestClient client = server.client().connect();
        CompletableFuture<Args> answer = client.emitWithPendingAck("ask");
        assertThat(answer).isNotDone();
        server.advance(Duration.ofSeconds(3));
        assertThat(answer.join().get(0, String.class)).isEqualTo("late");
    }

    private static void client(Socket socket, io.github.socketiojakarta.Ack ack) {
        socket.timeout(Duration.ofSeconds(3)).emitWithAck("never answered").exceptionally(late -> {
            ack.send("late");
            return null;
        });
    }

    @Test
    void cannotWaitInsideOfAListener() {
        TestClient client = server.connect();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        server.io()
                .onConnection(
                        socket -> socket.on("start", args -> client.socket().emit("go")));
        client.on("go", args -> {
            try {
                client.emitWithAck("x");
            } catch (IllegalStateException e) {
                failure.set(e);
            }
        });
        server.connect().emit("start");
        assertThat(failure.get()).hasMessageContaining("emitWithPendingAck()");
    }

    @Test
    void saysWhatItCannotSend() {
        TestClient client = server.connect();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.emit("disconnect"))
                .withMessageContaining("reserved");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.client().auth("token"))
                .withMessageContaining("An auth payload is an object");
    }

    @Test
    void sendsNull() {
        List<Object> seen = new ArrayList<>();
        server.io().onConnection(socket -> socket.on("x", args -> seen.add(args.toList())));
        TestClient client = server.connect();
        client.emit("x", (Object[]) null);
        client.emit("x", null, 1);
        client.emit("x");
        assertThat(seen)
                .containsExactly(
                        java.util.Collections.singletonList(null), java.util.Arrays.asList(null, 1), List.of());
    }

    @Test
    void isCutOffIfItsMessageIsTooLarge() {
        TestClient client = server.connect();
        client.emit("x", "a".repeat(1_000_001));
        assertThat(client.disconnectReason()).contains(DisconnectReason.TRANSPORT_ERROR);
        TestClient other = server.connect();
        other.emit("x", new byte[1_000_001]);
        assertThat(other.isConnected()).isFalse();
    }

    @Test
    void leavesWithItsHttpSession() {
        InMemoryHttpSession session = new InMemoryHttpSession();
        TestClient tab = server.client().httpSession(session).connect();
        TestClient tab2 = server.client().httpSession(session).connect();
        session.invalidate();
        assertThat(tab.disconnectReason()).contains(DisconnectReason.HTTP_SESSION_ENDED);
        assertThat(tab2.disconnectReason()).contains(DisconnectReason.HTTP_SESSION_ENDED);
        tab.reconnect();
        assertThat(tab.isRecovered()).isFalse();
        assertThat(tab.socket().handshake().httpSession()).isEmpty();
    }

    /** The limit goes by the time of the test. */
    @Test
    void isWithinItsRateAgainWhenTimeHasPassed() {
        server.close();
        server = InMemoryServer.builder()
                .patience(Duration.ofMillis(100))
                .options(SocketIoOptions.builder().maxEventsPerSecond(1).build())
                .start();
        TestClient client = server.connect();
        for (int i = 0; i < 9; i++) { // to connect was the first of ten
            client.emit("e");
        }
        server.advance(Duration.ofSeconds(3));
        for (int i = 0; i < 3; i++) {
            client.emit("e");
        }
        assertThat(client.isConnected()).isTrue();
        client.emit("e");
        assertThat(client.isConnected()).isFalse();
    }
}
