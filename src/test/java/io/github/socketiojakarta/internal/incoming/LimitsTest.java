package io.github.socketiojakarta.internal.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.Limit;
import io.github.socketiojakarta.RoomLimitException;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.engine.EngineLimit;
import io.github.socketiojakarta.internal.engine.RefusalCause;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import io.github.socketiojakarta.parser.PacketLimit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens beyond a limit, and that it is counted. */
class LimitsTest {

    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private Loopback server = new Loopback(SocketIoOptions.defaults());

    @AfterEach
    void stop() {
        server.close();
        executor.shutdownNow();
    }

    private Client start(SocketIoOptions.Builder options) {
        server.close();
        server = new Loopback(options.build());
        server.io.onConnection(sockets::add);
        return server.connect();
    }

    private long count(Limit limit) {
        return server.io.limits().of(limit);
    }

    @ParameterizedTest
    @EnumSource
    void eachLimitIsAnOption(Limit limit) throws NoSuchMethodException {
        assertThat(limit.option().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT))
                .isEqualTo(limit.name());
        assertThat(SocketIoOptions.class.getMethod(limit.option())).isNotNull();
        assertThat(server.io.limits().exceeded()).containsEntry(limit, 0L);
    }

    @Test
    void theLayersBeneathKnowTheirLimitsByTheSameNames() {
        Stream<Enum<?>> names = Stream.of(
                        Arrays.stream(EngineLimit.values()),
                        Arrays.stream(PacketLimit.values()),
                        Arrays.stream(RefusalCause.values()).filter(RefusalCause::isLimit))
                .flatMap(values -> values);
        assertThat(names.map(limit -> Limit.valueOf(limit.name()))).hasSize(11);
    }

    @Test
    void countsFromZeroAndShowsASnapshot() {
        Client client = start(SocketIoOptions.builder().maxNamespaces(1));
        var before = server.io.limits();
        client.text("40/a,");
        client.text("40/a,");
        assertThat(before.of(Limit.MAX_NAMESPACES)).isZero();
        assertThat(count(Limit.MAX_NAMESPACES)).isEqualTo(2);
        assertThat(count(Limit.MAX_ROOMS)).isZero();
    }

    @Test
    void refusesOneNamespaceMoreAndLetsTheClientGoOn() {
        Client client = start(SocketIoOptions.builder().maxNamespaces(2));
        server.io.of("/a");
        server.io.of("/b");
        client.text("40/a,");
        client.text("40/b,");
        assertThat(client.sent).hasSize(2).last().isEqualTo("44/b,{\"message\":\"Too many namespaces\"}");
        client.text("41/a,");
        client.text("40/b,");
        assertThat(client.sent).hasSize(3).last().asString().startsWith("40/b,{\"sid\"");
        assertThat(client.closed).isFalse();
    }

    @Test
    void countsNamespacesThatAreStillBeingDecidedAbout() {
        Client client = start(SocketIoOptions.builder().maxNamespaces(2));
        server.io.ofAsync((name, auth) -> new CompletableFuture<>());
        client.text("40/a,");
        client.text("40/b,");
        assertThat(client.sent).containsExactly("44/b,{\"message\":\"Too many namespaces\"}");
    }

    @Test
    void doesNotRememberMoreNamespacesThatAClientWasSentAwayFrom() {
        Client client = start(SocketIoOptions.builder().maxNamespaces(2));
        List<String> names = List.of("/a", "/b", "/c");
        names.forEach(name -> server.io.of(name).onConnection(Socket::disconnect));
        names.subList(0, 2).forEach(name -> client.text("40" + name + ","));
        names.subList(0, 2).forEach(name -> client.text("42" + name + ",[\"under way\"]"));
        assertThat(client.closed).isFalse();
        client.text("40/c,");
        names.forEach(name -> client.text("42" + name + ",[\"late\"]"));
        assertThat(client.closed).isTrue();
    }

    @Test
    void closesAtASecondWishForTheSameNamespaceWhateverTheLimit() {
        Client client = start(SocketIoOptions.builder().maxNamespaces(1));
        client.text("40");
        assertThat(client.closed).isTrue();
        assertThat(count(Limit.MAX_NAMESPACES)).isZero();
    }

    @Test
    void aSocketThatIsInTooManyRoomsJoinsNoneMore() {
        start(SocketIoOptions.builder().maxRooms(3));
        Socket socket = sockets.get(0);
        socket.join("a", "b");
        assertThatThrownBy(() -> socket.join("c", "d"))
                .isInstanceOf(RoomLimitException.class)
                .hasMessageContainingAll(socket.id(), "[c, d]", "3 rooms", "maxRooms");
        assertThat(socket.rooms()).containsExactlyInAnyOrder(socket.id(), "a", "b");
        socket.join("c");
        socket.join("a", "b", "c", socket.id()); // where it is already
        assertThatThrownBy(() -> socket.join("d")).isInstanceOf(IllegalStateException.class);
        socket.leave("a");
        socket.join("d");
        assertThatThrownBy(() -> socket.join("a")).isInstanceOf(RoomLimitException.class);
        assertThat(count(Limit.MAX_ROOMS)).isEqualTo(3);
        assertThat(socket.isConnected()).isTrue();
    }

    @Test
    void roomsThatAreLeftMakeRoomAgainAndAgain() {
        start(SocketIoOptions.builder().maxRooms(2));
        Socket socket = sockets.get(0);
        for (int i = 0; i < 100; i++) {
            socket.join("a" + i, "b" + i);
            socket.leave("a" + i);
            socket.leave("b" + i);
        }
        assertThat(count(Limit.MAX_ROOMS)).isZero();
    }

    @Test
    void roomsOfAMiddlewareCount() {
        SocketIoOptions.Builder options = SocketIoOptions.builder().maxRooms(2);
        server.close();
        server = new Loopback(options.build());
        server.io.use(socket -> socket.join("a"));
        server.io.onConnection(sockets::add);
        server.connect();
        sockets.get(0).join("b");
        assertThatThrownBy(() -> sockets.get(0).join("c")).isInstanceOf(RoomLimitException.class);
    }

    @Test
    void roomsThatComeBackWithTheirSocketCount() {
        ConnectionStateRecovery recovery = ConnectionStateRecovery.defaults().withSkipMiddlewares(false);
        server.close();
        server = new Loopback(SocketIoOptions.builder()
                .maxRooms(3)
                .connectionStateRecovery(recovery)
                .build());
        server.io.use(socket -> socket.join("a"));
        server.io.onConnection(sockets::add);
        Client client = server.open();
        client.text("40");
        sockets.get(0).join("b", "c");
        String secret = client.sent.element().replaceAll(".*\"pid\":\"([^\"]+)\".*", "$1");
        client.leave();
        await().until(() ->
                server.io.directory().main().recovery().orElseThrow().kept().sessions() == 1);
        server.open().text("40{\"pid\":\"" + secret + "\"}");
        await().until(() -> sockets.size() == 2);
        assertThat(sockets.get(1).rooms()).contains("a", "b", "c");
        assertThatThrownBy(() -> sockets.get(1).join("d")).isInstanceOf(RoomLimitException.class);
    }

    @Test
    void othersJoinWhenOneSocketIsInTooManyRooms() {
        start(SocketIoOptions.builder().maxRooms(1));
        server.connect();
        server.connect();
        sockets.get(1).join("full");
        server.io.socketsJoin("b");
        assertThat(server.io.socketIds("b"))
                .containsExactlyInAnyOrder(sockets.get(0).id(), sockets.get(2).id());
        assertThat(count(Limit.MAX_ROOMS)).isEqualTo(1);
    }

    @Test
    void countsAcknowledgementsBeyondTheLimit() {
        start(SocketIoOptions.builder().maxPendingAcks(1));
        sockets.get(0).emitWithAck("question");
        assertThat(sockets.get(0).emitWithAck("question").toCompletableFuture()).isCompletedExceptionally();
        assertThat(count(Limit.MAX_PENDING_ACKS)).isEqualTo(1);
    }

    @Test
    void countsAClientThatDoesNotRead() {
        Client client = start(SocketIoOptions.builder().maxSendBufferBytes(1000));
        client.stall();
        for (int i = 0; i < 10 && !client.closed; i++) {
            sockets.get(0).emit("news", "x".repeat(200));
        }
        assertThat(client.closed).isTrue();
        assertThat(count(Limit.MAX_SEND_BUFFER_BYTES)).isEqualTo(1);
    }

    @Test
    void countsAClientThatSendsMoreThanItsListenersTake() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        Client client = start(SocketIoOptions.builder()
                .maxReceiveBufferBytes(1000)
                .maxBlockedReaders(0) // no patience
                .executor(executor));
        await().until(() -> sockets.size() == 1);
        CountDownLatch busy = new CountDownLatch(1);
        sockets.get(0).on("slow", args -> {
            busy.countDown();
            release.await();
        });
        client.text("42[\"slow\"]");
        busy.await();
        for (int i = 0; i < 20 && !client.closed; i++) {
            client.text("42[\"more\"]");
        }
        release.countDown();
        assertThat(client.closed).isTrue();
        assertThat(count(Limit.MAX_RECEIVE_BUFFER_BYTES)).isEqualTo(1);
    }

    @Test
    void disconnectsAClientThatSendsTooManyEvents() {
        AtomicInteger handled = new AtomicInteger();
        Client client = start(SocketIoOptions.builder().maxEventsPerSecond(1));
        sockets.get(0).on("event", args -> handled.incrementAndGet());
        List<String> reasons = new CopyOnWriteArrayList<>();
        sockets.get(0).onDisconnect(reason -> reasons.add(reason.toString()));
        while (!client.closed) { // more than one a second
            client.text("42[\"event\"]");
        }
        await().until(() -> !reasons.isEmpty());
        assertThat(reasons).containsExactly("fast producer");
        assertThat(handled.get()).isGreaterThanOrEqualTo(9); // the first of ten was to join
        assertThat(count(Limit.MAX_EVENTS_PER_SECOND)).isEqualTo(1);
    }

    @Test
    void countsTheEventsOfAllNamespacesTogetherAndWishesToJoinToo() {
        Client client = start(SocketIoOptions.builder().maxEventsPerSecond(1));
        for (int i = 0; !client.closed; i++) {
            client.text("40/" + i + ",");
        }
        assertThat(count(Limit.MAX_EVENTS_PER_SECOND)).isEqualTo(1);
    }

    @Test
    void answersAreNoEvents() {
        Client client = start(SocketIoOptions.builder().maxEventsPerSecond(1));
        for (int i = 0; i < 100; i++) {
            sockets.get(0).emitWithAck("question");
            client.text("43" + i + "[]");
        }
        assertThat(client.closed).isFalse();
    }
}
