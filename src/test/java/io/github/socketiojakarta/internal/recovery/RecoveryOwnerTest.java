package io.github.socketiojakarta.internal.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose a session is, from the break of the connection to the return of the client or the end. */
class RecoveryOwnerTest {

    private static final Duration WINDOW = Duration.ofMillis(200);

    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private Loopback server = serve(ConnectionStateRecovery.defaults());

    @AfterEach
    void stop() {
        server.close();
    }

    private Loopback serve(ConnectionStateRecovery recovery) {
        Loopback started = new Loopback(
                SocketIoOptions.builder().connectionStateRecovery(recovery).build());
        started.io.onConnection(sockets::add);
        return started;
    }

    private void restart(ConnectionStateRecovery recovery) {
        server.close();
        sockets.clear();
        server = serve(recovery);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(2));
    }

    private Recovery recovery() {
        return server.io.directory().main().recovery().orElseThrow();
    }

    private Client join(String auth) {
        return join(server.open(), auth);
    }

    private Client join(Client client, String auth) {
        int before = sockets.size();
        client.text("40" + auth);
        await().until(() -> client.sent.stream().anyMatch(sent -> sent.startsWith("40{")));
        await().until(() -> sockets.size() > before);
        return client;
    }

    private static String pid(Client client) {
        String reply = client.sent.stream()
                .filter(sent -> sent.startsWith("40{"))
                .findFirst()
                .orElseThrow();
        return reply.replaceAll(".*\"pid\":\"|\"}", "");
    }

    private static List<String> events(Client client) {
        return client.sent.stream().filter(sent -> sent.startsWith("42")).toList();
    }

    private static String offset(Client client) {
        List<String> events = events(client);
        return events.get(events.size() - 1).replaceAll(".*,\"|\"]", "");
    }

    private static String auth(String pid) {
        return "{\"pid\":\"" + pid + "\"}";
    }

    private static String auth(String pid, String offset) {
        return "{\"pid\":\"" + pid + "\",\"offset\":\"" + offset + "\"}";
    }

    private void cut(Client client) {
        int kept = recovery().kept().sessions();
        client.leave();
        await().until(() -> recovery().kept().sessions() == kept + 1);
        await().until(() -> server.io.sockets().isEmpty());
    }

    private Socket last() {
        return sockets.get(sockets.size() - 1);
    }

    @Test
    void theOffsetOfAnotherServerMeansNothing() {
        Client before = join("");
        for (int i = 0; i < 6; i++) {
            server.io.emit("n", i);
        }
        String stale = offset(before);
        restart(ConnectionStateRecovery.defaults());
        Client client = join(auth("unknown", stale));
        assertThat(last().isRecovered()).isFalse();
        cut(client);
        for (int i = 0; i < 8; i++) {
            server.io.emit("missed", i);
        }
        Client again = join(auth(pid(client), stale));
        assertThat(last().isRecovered()).isTrue();
        assertThat(events(again)).as("it has received none of this session").hasSize(8);
        cut(again);
        join(auth(pid(client), stale));
        assertThat(last().isRecovered())
                .as("it has, and its offset is not known")
                .isFalse();
    }

    @Test
    void aNamespaceThatComesAgainHasOtherOffsets() {
        server.close();
        server = new Loopback(SocketIoOptions.builder()
                .connectionStateRecovery(ConnectionStateRecovery.defaults())
                .cleanupEmptyChildNamespaces(true)
                .build());
        var parent = server.io.of(Pattern.compile("/child"));
        parent.onConnection(socket -> socket.emit("hello"));
        List<String> offsets = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 2; i++) {
            Client client = server.open();
            client.text("40/child,");
            await().until(() -> client.sent.stream().anyMatch(sent -> sent.startsWith("42/child,")));
            offsets.add(offset(client));
            client.leave();
            await().until(() -> parent.children().isEmpty());
        }
        assertThat(offsets).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zzz", "", "0", "1"})
    void whoKnowsTheSecretButNoOffsetDoesNoHarmToItsOwner(String wrong) {
        Client owner = join("");
        server.io.emit("n");
        String offset = offset(owner);
        Client thief = join(auth(pid(owner), wrong));
        assertThat(last().isRecovered()).isFalse();
        assertThat(owner.closed).isFalse();
        thief.text("41");
        await().until(() -> server.io.sockets().size() == 1);
        cut(owner);
        join(auth(pid(owner), wrong));
        assertThat(last().isRecovered()).isFalse();
        join(auth(pid(owner), offset));
        assertThat(last().isRecovered()).as("the session is still there").isTrue();
    }

    @Test
    void theSocketOfBeforeIsInert() {
        Client client = join("");
        Socket before = last();
        before.join("game");
        cut(client);
        Client again = join(auth(pid(client)));
        Socket now = last();
        assertThat(now.isRecovered()).isTrue();
        before.leave("game");
        before.join("elsewhere");
        before.emit("late");
        before.disconnect();
        before.closeConnection();
        assertThat(now.rooms()).containsExactlyInAnyOrder(now.id(), "game");
        assertThat(now.isConnected()).isTrue();
        assertThat(events(again)).isEmpty();
        assertThat(before.rooms()).isEmpty();
        cut(again);
        before.leave("game");
        before.disconnect();
        join(auth(pid(client)));
        assertThat(last().isRecovered()).isTrue();
        assertThat(last().rooms()).contains("game");
    }

    private interface Kick {
        void accept(Loopback server, Socket socket);
    }

    static Stream<Named<Kick>> kicks() {
        return Stream.of(
                Named.of("socket.disconnect", (server, socket) -> socket.disconnect()),
                Named.of("socket.closeConnection", (server, socket) -> socket.closeConnection()),
                Named.of("io.disconnectSockets", (server, socket) -> server.io.disconnectSockets()),
                Named.of(
                        "io.in.disconnectSockets",
                        (server, socket) -> server.io.in("game").disconnectSockets()),
                Named.of(
                        "io.in(id).disconnectSockets",
                        (s, socket) -> s.io.in(socket.id()).disconnectSockets()),
                Named.of("io.closeConnections", (server, socket) -> server.io.closeConnections()));
    }

    @ParameterizedTest
    @MethodSource("kicks")
    void whoIsDisconnectedWhileAwayDoesNotComeBack(Kick kick) {
        Client client = join("");
        Socket socket = last();
        socket.join("game");
        cut(client);
        kick.accept(server, socket);
        assertThat(recovery().kept().sessions()).isZero();
        join(auth(pid(client)));
        assertThat(last().isRecovered()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("kicks")
    void whoIsDisconnectedWhileLeavingDoesNotComeBack(Kick kick) {
        Client client = join("");
        Socket socket = last();
        socket.join("game");
        socket.onDisconnecting(reason -> kick.accept(server, socket));
        client.leave();
        await().until(() -> server.io.sockets().isEmpty());
        assertThat(recovery().kept().sessions()).isZero();
        join(auth(pid(client)));
        assertThat(last().isRecovered()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("kicks")
    void whoIsDisconnectedWhileAMiddlewareDecidesDoesNotComeBack(Kick kick) {
        restart(ConnectionStateRecovery.defaults().withSkipMiddlewares(false));
        Client client = join("");
        Socket socket = last();
        socket.join("game");
        cut(client);
        CompletableFuture<Void> decision = new CompletableFuture<>();
        server.io.useAsync(asking -> asking.isRecovered() ? decision : CompletableFuture.completedStage(null));
        Client again = server.open();
        again.text("40" + auth(pid(client)));
        kick.accept(server, socket);
        decision.complete(null);
        await().until(() -> again.closed);
        assertThat(again.sent).noneMatch(sent -> sent.startsWith("40"));
        join(auth(pid(client)));
        assertThat(last().isRecovered()).isFalse();
    }

    @Test
    void notEverybodyIsMeant() {
        Client client = join("");
        Socket socket = last();
        cut(client);
        server.io.in("elsewhere").disconnectSockets();
        server.io.except(socket.id()).disconnectSockets();
        join(auth(pid(client)));
        assertThat(last().isRecovered()).isTrue();
    }

    static Stream<Named<Kick>> changes() {
        return Stream.of(
                Named.of("by the socket", (server, socket) -> {
                    socket.leave("game");
                    socket.join("other");
                }),
                Named.of("by the room", (server, socket) -> {
                    server.io.in("game").socketsJoin("other");
                    server.io.in("game").socketsLeave("game");
                }));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void roomsAreJoinedAndLeftWhileAway(Kick change) {
        Client client = join("");
        Socket socket = last();
        socket.join("game", "stays");
        cut(client);
        change.accept(server, socket);
        server.io.to("game").emit("not for it any more");
        server.io.to("other").emit("for it");
        Client again = join(auth(pid(client)));
        assertThat(last().isRecovered()).isTrue();
        assertThat(last().rooms()).containsExactlyInAnyOrder(socket.id(), "other", "stays");
        assertThat(events(again)).singleElement().asString().startsWith("42[\"for it\"");
    }

    @Test
    void aChangeWhileAMiddlewareDecidesIsNotLost() {
        restart(ConnectionStateRecovery.defaults().withSkipMiddlewares(false));
        Client client = join("");
        Socket socket = last();
        socket.join("game");
        cut(client);
        CompletableFuture<Void> decision = new CompletableFuture<>();
        server.io.useAsync(asking -> asking.isRecovered() ? decision : CompletableFuture.completedStage(null));
        Client hasty = server.open();
        hasty.text("40" + auth(pid(client)));
        server.io.socketsLeave("game");
        decision.complete(null);
        await().until(() -> hasty.closed);
        await().until(() -> server.io.rooms().isEmpty());
        join(auth(pid(client)));
        assertThat(last().isRecovered()).isTrue();
        assertThat(last().rooms()).containsExactly(socket.id());
    }

    @Test
    void aClientThatGoesWhileAMiddlewareDecidesCanComeBackBeforeThat() {
        restart(ConnectionStateRecovery.defaults().withSkipMiddlewares(false));
        Client client = join("");
        cut(client);
        List<CompletableFuture<Void>> decisions = new CopyOnWriteArrayList<>();
        Consumer<Client> come = coming -> coming.text("40" + auth(pid(client)));
        server.io.useAsync(asking -> {
            decisions.add(new CompletableFuture<>());
            return decisions.get(decisions.size() - 1);
        });
        Client hasty = server.open();
        come.accept(hasty);
        await().until(() -> decisions.size() == 1);
        hasty.leave();
        await().until(() -> {
            Client again = server.open();
            int before = decisions.size();
            come.accept(again);
            decisions.get(before).complete(null);
            await().until(() -> again.sent.stream().anyMatch(sent -> sent.startsWith("40{")));
            return last().isRecovered();
        });
        decisions.get(0).complete(null);
        assertThat(last().isConnected()).isTrue();
    }

    @Test
    void anEventIsKeptUntilABrokenConnectionIsNoticedAndItsClientIsBack() {
        restart(ConnectionStateRecovery.defaults().withMaxDisconnectionDuration(WINDOW));
        Client client = join("");
        server.io.emit("received");
        String received = offset(client);
        server.io.emit("lost, since the connection stalls");
        long sent = System.nanoTime();
        await().until(() -> System.nanoTime() - sent > 3 * WINDOW.toNanos());
        client.leave();
        join(auth(pid(client), received));
        assertThat(last().isRecovered()).isTrue();
    }

    @Test
    void aSessionThatIsOverIsNotGivenBackAlthoughNobodyHasSweptYet() {
        restart(ConnectionStateRecovery.defaults().withMaxDisconnectionDuration(WINDOW));
        CountDownLatch open = new CountDownLatch(1);
        server.holdTimer(open);
        Client client = join("");
        cut(client);
        long kept = System.nanoTime();
        await().until(() -> System.nanoTime() - kept > WINDOW.toNanos());
        assertThat(recovery().kept().sessions()).isEqualTo(1);
        join(auth(pid(client)));
        assertThat(last().isRecovered()).isFalse();
        open.countDown();
    }

    @Test
    void whoBreaksManyConnectionsDrivesOutNobodyElse() {
        restart(ConnectionStateRecovery.defaults()
                .withMaxPackets(100)
                .withMaxBytes(1_000_000)
                .withMaxSessions(10));
        Client client = join("");
        cut(client);
        for (int i = 0; i < 30; i++) {
            Client other = join(server.open(Caller.ANONYMOUS, "2001:db8::" + i), "");
            other.leave();
            await().until(() -> server.io.sockets().isEmpty());
        }
        assertThat(recovery().kept().sessions()).isEqualTo(10);
        join(auth(pid(client)));
        assertThat(last().isRecovered()).isTrue();
    }

    /** A phone that loses its connection again and again must not cost a session each time. */
    @Test
    void aClientThatComesBackAgainAndAgainKeepsNoneOfItsEarlierSessions() {
        Client client = join("");
        for (int i = 0; i < 3; i++) {
            server.io.emit("n", i);
            String back = auth(pid(client), offset(client));
            last().data().put("rounds", i);
            cut(client);
            client = join(back);
            assertThat(last().isRecovered()).isTrue();
            assertThat(last().data()).isEqualTo(Map.of("rounds", i));
        }
        RecoveryTicket ticket = ((RecoverableSocket) last()).ticket().orElseThrow();
        RecoveryTicket before = ticket.restored().orElseThrow().session().ticket();
        assertThat(before.restored()).isEmpty();
        assertThat(sockets.get(1).isRecovered())
                .as("that it was does not change")
                .isTrue();
    }
}
