package io.github.socketiojakarta.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.startup.SocketIoInitializer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a server takes leave of its clients. */
class ShutdownIT {

    private static final Duration DRAIN = Duration.ofSeconds(2);

    /** What is documented, and what a container adds. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10 + 2);

    private static final int GOING_AWAY = 1001;
    private static final int WEB_SOCKETS = 450;
    private static final int POLLING = 50;

    /** With an even spread a window has 5 % of the clients; a busy machine may keep a timer waiting. */
    private static final double LARGEST_SHARE = 0.25;

    /** Clients leave in groups, one group in 20 ms; and a timer may be off by a little. */
    private static final Duration CLOCK = Duration.ofMillis(40);

    private static final long WINDOW = TimeUnit.MILLISECONDS.toNanos(100);
    private static final String HANDSHAKE = "/socket.io/?EIO=4&transport=";

    private final Queue<Departure> departures = new ConcurrentLinkedQueue<>();
    private final List<RawWebSocket> webSockets = new ArrayList<>();
    private final List<PollingSession> sessions = new ArrayList<>();
    private final List<RawHttp> polls = new ArrayList<>();

    private record Departure(long time, DisconnectReason reason) {}

    private void note(SocketIoServer io) {
        io.onConnection(
                socket -> socket.onDisconnect(reason -> departures.add(new Departure(System.nanoTime(), reason))));
    }

    /** The polls come first, so that they are parked when the last WebSocket is open. */
    private void connect(TestServer server, int many, int polling) {
        for (int i = 0; i < polling; i++) {
            PollingSession session = PollingSession.connected(server);
            sessions.add(session);
            polls.add(session.park());
        }
        for (int i = 0; i < many; i++) {
            webSockets.add(RawWebSocket.connected(server));
        }
    }

    private void disconnect() {
        webSockets.forEach(RawWebSocket::close);
        polls.forEach(RawHttp::close);
        sessions.forEach(PollingSession::close);
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void spreadsFiveHundredDisconnectionsOverTheDrain(Container container) throws Exception {
        SocketIoOptions options = SocketIoOptions.builder().shutdownDrain(DRAIN).build();
        try (TestServer server = container.start(options, this::note)) {
            connect(server, WEB_SOCKETS, POLLING);
            long start = System.nanoTime();
            CompletableFuture<?> closed = server.io().close().toCompletableFuture();
            CompletableFuture<?> again = server.io().close().toCompletableFuture();
            assertThat(RawHttp.send(server, "GET", HANDSHAKE + "polling").status())
                    .isEqualTo(503);
            try (RawWebSocket refused = RawWebSocket.ask(server, HANDSHAKE + "websocket")) {
                assertThat(refused.reply().status()).isEqualTo(503);
            }
            assertThat(closed).isNotDone();
            assertThat(closed).succeedsWithin(DRAIN.plusSeconds(3));
            assertThat(again).succeedsWithin(Duration.ofSeconds(1));
            assertSpread(start);
            assertToldToComeBack();
            assertThat(server.io().clientsCount()).isZero();
        } finally {
            disconnect();
        }
        assertThat(LibraryThreads.running()).isEmpty();
    }

    private void assertSpread(long start) {
        assertThat(departures)
                .hasSize(WEB_SOCKETS + POLLING)
                .allSatisfy(
                        departure -> assertThat(departure.reason()).isEqualTo(DisconnectReason.SERVER_SHUTTING_DOWN));
        assertNobodyIsEarly(start);
        long largest = departures.stream()
                .collect(Collectors.groupingBy(departure -> (departure.time() - start) / WINDOW, Collectors.counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElseThrow();
        assertThat(largest).isLessThan(Math.round(LARGEST_SHARE * (WEB_SOCKETS + POLLING)));
    }

    /** A busy machine makes everything later, and nothing earlier than it is due. */
    private void assertNobodyIsEarly(long start) {
        List<Long> times = departures.stream()
                .map(departure -> departure.time() - start)
                .sorted()
                .toList();
        for (int i = 0; i < times.size(); i++) {
            long due = DRAIN.toNanos() * i / times.size();
            assertThat(times.get(i)).as("departure " + i).isGreaterThanOrEqualTo(due - CLOCK.toNanos());
        }
    }

    private void assertToldToComeBack() {
        assertThat(webSockets)
                .allSatisfy(client -> assertThat(client.awaitClose()).isEqualTo(GOING_AWAY));
        assertThat(polls).allSatisfy(poll -> assertThat(poll.reply().body()).isEqualTo("1"));
    }

    /** Tomcat waits two seconds for requests that are under way before it tells the application that it stops. */
    @ParameterizedTest
    @EnumSource(Container.class)
    void drainsWhenTheApplicationIsUndeployed(Container container) throws Exception {
        try (Host host = Host.start(container)) {
            deploy(host, DRAIN);
            connect(host, WEB_SOCKETS, POLLING);
            long start = System.nanoTime();
            host.undeploy();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DRAIN.plusSeconds(5));
            assertSpread(start);
            assertToldToComeBack();
        } finally {
            disconnect();
        }
        assertThat(LibraryThreads.running()).isEmpty();
    }

    private void deploy(Host host, Duration drain) throws Exception {
        SocketIoOptions options = SocketIoOptions.builder().shutdownDrain(drain).build();
        host.deploy(Path.of("target"), loader -> new SocketIoInitializer(options));
        note(host.io());
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void tellsAllAtOnceWhenTheContainerCutsTheDrainShort(Container container) throws Exception {
        try (Host host = Host.start(container)) {
            deploy(host, Duration.ofMinutes(3));
            connect(host, 100, 20);
            FutureTask<Boolean> undeployment = new FutureTask<>(() -> {
                host.undeploy();
                return Thread.interrupted();
            });
            Thread undeploying = new Thread(undeployment);
            undeploying.start();
            Awaitility.await().until(() -> !departures.isEmpty());
            undeploying.interrupt();
            assertThat(undeployment.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(departures)
                    .hasSize(120)
                    .allMatch(departure -> departure.reason() == DisconnectReason.SERVER_SHUTTING_DOWN);
            assertToldToComeBack();
        } finally {
            disconnect();
        }
        assertThat(LibraryThreads.running()).isEmpty();
    }

    /** Of two clients, one leaves at the beginning of the drain and the other half way. */
    @ParameterizedTest
    @EnumSource(Container.class)
    void letsThoseWhoStayGoOn(Container container) throws Exception {
        SocketIoOptions options =
                SocketIoOptions.builder().shutdownDrain(Duration.ofMinutes(2)).build();
        try (TestServer server = container.start(
                options,
                io -> io.onConnection(socket -> socket.on("echo", String.class, (text, ack) -> ack.send(text))))) {
            List<PollingSession> pair = List.of(PollingSession.connected(server), PollingSession.connected(server));
            sessions.addAll(pair);
            CompletableFuture<?> closed = server.io().close().toCompletableFuture();
            Awaitility.await().until(() -> server.io().sockets().size() == 1);
            PollingSession staying = pair.stream()
                    .filter(session -> server.io().socket(session.socketId()).isPresent())
                    .findFirst()
                    .orElseThrow();
            staying.send("421[\"echo\",\"a\"]");
            assertThat(staying.nextMessage()).isEqualTo("431[\"a\"]");
            RawWebSocket upgraded = RawWebSocket.open(server, staying.webSocketPath());
            webSockets.add(upgraded);
            assertThat(upgraded.text("2probe").next()).isEqualTo("3probe");
            upgraded.text("5").text("422[\"echo\",\"b\"]");
            assertThat(upgraded.next()).isEqualTo("432[\"b\"]");
            assertThat(closed).isNotDone();
            upgraded.closeWith(1000);
            assertThat(pair)
                    .filteredOn(session -> session != staying)
                    .allSatisfy(leaving ->
                            assertThat(leaving.get().body()).isEqualTo("6" + PollingSession.SEPARATOR + "1"));
            assertThat(closed).succeedsWithin(Duration.ofSeconds(5));
        } finally {
            disconnect();
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void letsListenersFinishAndSendsTheirAnswers(Container container) throws Exception {
        CountDownLatch started = new CountDownLatch(2);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Runnable> later = new CompletableFuture<>();
        try (TestServer server = container.start(
                SocketIoOptions.defaults(),
                io -> io.onConnection(socket -> {
                    socket.on("slow", String.class, (text, ack) -> {
                        started.countDown();
                        await(go);
                        ack.send(text);
                    });
                    socket.on("later", String.class, (text, ack) -> {
                        started.countDown();
                        later.complete(() -> ack.send(text));
                    });
                }))) {
            connect(server, 3, 0);
            webSockets.get(0).text("421[\"slow\",\"a\"]");
            webSockets.get(1).text("422[\"later\",\"b\"]");
            await(started);
            CompletableFuture<?> closed = server.io().close().toCompletableFuture();
            assertThat(webSockets.get(2).awaitClose()).isEqualTo(GOING_AWAY);
            assertThat(closed).isNotDone();
            go.countDown();
            later.join().run();
            assertThat(webSockets.get(0).next()).isEqualTo("431[\"a\"]");
            assertThat(webSockets.get(1).next()).isEqualTo("432[\"b\"]");
            assertThat(webSockets.get(0).awaitClose()).isEqualTo(GOING_AWAY);
            assertThat(webSockets.get(1).awaitClose()).isEqualTo(GOING_AWAY);
            assertThat(closed).succeedsWithin(Duration.ofSeconds(5));
        } finally {
            disconnect();
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void doesNotWaitForAnswersThatNeverCome(Container container) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        try (TestServer server = container.start(
                SocketIoOptions.defaults(),
                io -> io.onConnection(socket -> socket.on("never", args -> started.countDown())))) {
            connect(server, 1, 0);
            webSockets.get(0).text("421[\"never\"]");
            await(started);
            assertThat(server.io().close().toCompletableFuture()).succeedsWithin(Duration.ofSeconds(4));
            assertThat(webSockets.get(0).awaitClose()).isEqualTo(GOING_AWAY);
        } finally {
            disconnect();
        }
    }

    /** The listener listens to nothing, not even to an interruption. */
    @ParameterizedTest
    @EnumSource(Container.class)
    void isNotHeldUpByAListenerThatNeverEnds(Container container) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (Host host = Host.start(container)) {
            host.deploy(Path.of("target"), loader -> new SocketIoInitializer());
            host.io()
                    .onConnection(socket -> socket.on("stuck", args -> {
                        started.countDown();
                        while (end.getCount() > 0) {
                            Thread.onSpinWait();
                        }
                    }));
            connect(host, 1, 0);
            webSockets.get(0).text("42[\"stuck\"]");
            await(started);
            long start = System.nanoTime();
            host.undeploy();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST_STOP);
            end.countDown();
            Awaitility.await().until(() -> LibraryThreads.running().isEmpty());
        } finally {
            end.countDown();
            disconnect();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
