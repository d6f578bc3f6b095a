package io.github.socketiojakarta.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import io.github.socketiojakarta.loopback.ServerProbe;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SocketLifeTest {

    private final Loopback server = new Loopback(SocketIoOptions.defaults());
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final AtomicReference<Socket> socket = new AtomicReference<>();

    SocketLifeTest() {
        server.io.onConnection(socket::set);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsWhereASocketWasThenThatItHasGone() {
        Client client = server.connect();
        socket.get().join("room");
        Set<String> rooms = Set.of("room", socket.get().id());
        socket.get()
                .onDisconnecting(reason -> log.add(
                        "disconnecting " + reason + " " + socket.get().rooms().equals(rooms)));
        socket.get()
                .onDisconnect(reason ->
                        log.add("disconnect " + reason + " " + socket.get().rooms()));
        client.leave();
        await().until(() -> log.size() == 2);
        assertThat(log).containsExactly("disconnecting transport close true", "disconnect transport close []");
        assertThat(socket.get().isConnected()).isFalse();
        assertThat(server.io.rooms()).isEmpty();
    }

    @Test
    void listenersCanAskWhatIsKnownOfTheEnd() {
        Client client = server.connect();
        socket.get().onDisconnecting(reason -> log.add(details("disconnecting")));
        socket.get().onDisconnect(reason -> log.add(details("disconnect")));
        client.leave();
        await().until(() -> log.size() == 2);
        assertThat(log).containsExactly("disconnecting: true", "disconnect: true");
        log.clear();
        server.connect();
        socket.get().onDisconnect(reason -> log.add(details("disconnect")));
        socket.get().disconnect();
        await().until(() -> log.size() == 1);
        assertThat(log).containsExactly("disconnect: false"); // the connection goes on
    }

    private String details(String when) {
        return when + ": " + socket.get().connection().endDescription().isPresent();
    }

    @Test
    void callsListenersThatComeTooLate() {
        server.connect().leave();
        await().until(() -> server.io.sockets().isEmpty());
        socket.get().onDisconnect(reason -> log.add("late " + reason));
        await().untilAsserted(() -> assertThat(log).containsExactly("late transport close"));
    }

    @Test
    void emitsNothingAfterTheEnd() {
        Client client = server.connect();
        socket.get().disconnect();
        client.sent.clear();
        socket.get().emit("x");
        server.io.emit("y");
        socket.get().join("room");
        assertThat(client.sent).isEmpty();
        await().untilAsserted(() -> assertThat(server.io.rooms()).isEmpty());
    }

    @Test
    void toleratesPacketsThatWereUnderWayWhenTheServerDisconnected() {
        Client client = server.connect();
        server.io.of("/other");
        client.text("40/other,");
        socket.get().disconnect();
        client.text("42[\"late\"]");
        client.text("41");
        assertThat(client.closed).isFalse();
        client.text("40");
        await().until(() ->
                client.sent.stream().filter(packet -> packet.startsWith("40{")).count() == 1);
    }

    @Test
    void waitsForAnAsynchronousMiddlewareWithoutAThread() {
        CompletableFuture<Boolean> decision = new CompletableFuture<>();
        server.io.of("/slow").useAsync(visitor -> decision);
        Client client = server.connect();
        client.text("40/slow,");
        client.text("42[\"still handled\"]");
        assertThat(client.sent).isEmpty();
        decision.complete(true);
        await().until(() -> client.sent.stream().anyMatch(packet -> packet.startsWith("40/slow,{\"sid\"")));
    }

    @Test
    void refusesWhatAnAsynchronousMiddlewareRefuses() {
        server.io
                .of("/slow")
                .useAsync(visitor -> CompletableFuture.failedFuture(new ConnectionRefusedException("no", List.of(1))));
        Client client = server.connect();
        client.text("40/slow,");
        await().until(() -> client.sent.contains("44/slow,{\"message\":\"no\",\"data\":[1]}"));
    }

    /** Whoever writes {@code client -> directory.allows(client)} means that it refuses. */
    @Test
    void doesNotTakeFalseForYes() {
        server.io.of("/slow").useAsync(visitor -> CompletableFuture.completedStage(false));
        Client client = server.connect();
        client.text("40/slow,");
        await().until(() -> !client.sent.isEmpty());
        assertThat(client.sent).containsExactly("44/slow,{\"message\":\"Internal server error\"}");
    }

    @Test
    void cleansUpWhenTheClientLeavesDuringAMiddleware() {
        CompletableFuture<Boolean> decision = new CompletableFuture<>();
        server.io.of("/slow").useAsync(visitor -> {
            visitor.join("early");
            return decision;
        });
        server.io.of("/slow").onConnection(visitor -> log.add("connected"));
        Client client = server.connect();
        client.text("40/slow,");
        client.leave();
        decision.complete(true);
        await().until(() -> ServerProbe.connections(server.io) == 0);
        await().untilAsserted(() -> assertThat(server.io.of("/slow").rooms()).isEmpty());
        assertThat(server.io.of("/slow").sockets()).isEmpty();
        assertThat(log).isEmpty();
    }

    @Test
    void tellsNothingOfAnExceptionInAMiddleware() {
        server.io.of("/broken").use(visitor -> {
            throw new IllegalStateException("the password is secret");
        });
        Client client = server.open();
        client.text("40/broken,");
        assertThat(client.sent).containsExactly("44/broken,{\"message\":\"Internal server error\"}");
    }

    @Test
    void aRoomKeepsNobodyWhoJoinedWhileLeaving() throws Exception {
        for (int round = 0; round < 500; round++) {
            Client client = server.connect();
            Socket leaving = socket.get();
            CyclicBarrier start = new CyclicBarrier(2);
            Thread joiner = new Thread(() -> {
                try {
                    start.await(5, TimeUnit.SECONDS);
                    leaving.join("room");
                } catch (Exception e) {
                    log.add(e.toString());
                }
            });
            joiner.start();
            start.await(5, TimeUnit.SECONDS);
            client.leave();
            joiner.join();
        }
        await().until(() -> ServerProbe.connections(server.io) == 0);
        assertThat(server.io.rooms()).isEmpty();
        assertThat(log).isEmpty();
        assertThat(server.timers()).isZero();
    }

    @Test
    void closesWithEverybodyToldInTheServerOnly() throws Exception {
        Client client = server.connect();
        socket.get().onDisconnect(reason -> log.add(reason.toString()));
        server.io.close().toCompletableFuture().get(5, TimeUnit.SECONDS);
        assertThat(log).containsExactly("server shutting down");
        assertThat(client.sent).isEmpty();
        assertThat(client.closed).isTrue();
        assertThat(server.io.clientsCount()).isZero();
    }

    /** The credentials are looked at when the client is known to be there, and before it has a socket. */
    @Test
    void aConnectionThatEndsJustNowLeavesNoSocketBehind() {
        try (Loopback ending = new Loopback(SocketIoOptions.builder()
                .connectionStateRecovery(ConnectionStateRecovery.defaults())
                .build())) {
            CountDownLatch left = new CountDownLatch(1);
            ending.io.onConnection(socket -> socket.onDisconnect(reason -> left.countDown()));
            Client client = ending.open();
            ending.json.whenDecoding = ending.engine::close;
            client.text("40{\"key\":1}");
            await().atMost(Duration.ofSeconds(30)).until(() -> left.getCount() == 0);
            assertThat(ending.io.sockets()).isEmpty();
        }
    }
}
