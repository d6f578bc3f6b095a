package io.github.socketiojakarta.internal.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketDisconnectedException;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.adapter.Adapter;
import io.github.socketiojakarta.internal.adapter.AdapterFactory;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What must not be lost, or be left behind, when things go wrong at the same time. */
class RobustnessTest {

    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private Loopback server = new Loopback(SocketIoOptions.defaults());

    @AfterEach
    void stop() {
        server.close();
        executor.shutdownNow();
    }

    private void restart(SocketIoOptions.Builder options) {
        restart(options, AdapterFactory.IN_MEMORY);
    }

    private void restart(SocketIoOptions.Builder options, AdapterFactory adapters) {
        server.close();
        server = Loopback.with(adapters, options.build());
        server.io.onConnection(sockets::add);
    }

    private static ConditionFactory within5s() {
        return Awaitility.await().atMost(5, TimeUnit.SECONDS);
    }

    @Test
    void whatAClientSentBeforeItLeftIsHandledBeforeItsEnd() throws InterruptedException {
        restart(SocketIoOptions.builder().executor(executor));
        CountDownLatch busy = new CountDownLatch(1);
        server.io.onConnection(socket -> {
            socket.on("slow", args -> busy.await());
            socket.on("event", args -> log.add("event " + args.get(0, int.class)));
            socket.onDisconnect(reason -> log.add(reason.toString()));
        });
        Client client = server.connect();
        within5s().until(() -> sockets.size() == 1);
        client.text("42[\"slow\"]");
        client.text("42[\"event\",1]");
        client.text("42[\"event\",2]");
        client.leave();
        busy.countDown();
        within5s().until(() -> log.size() == 3);
        assertThat(log).containsExactly("event 1", "event 2", "transport close");
    }

    @Test
    void aDisconnectPacketThatWaitsGivesItsReason() {
        restart(SocketIoOptions.builder().executor(executor));
        CountDownLatch busy = new CountDownLatch(1);
        server.io.onConnection(socket -> {
            socket.on("slow", args -> busy.await());
            socket.onDisconnect(reason -> log.add(reason.toString()));
        });
        Client client = server.connect();
        within5s().until(() -> sockets.size() == 1);
        client.text("42[\"slow\"]");
        client.text("41");
        client.leave();
        busy.countDown();
        within5s().until(() -> !log.isEmpty());
        assertThat(log).containsExactly("client namespace disconnect");
    }

    @Test
    void aListenerThatWaitsForAnAnswerIsToldOfTheEndAtOnce() {
        restart(SocketIoOptions.builder().executor(executor));
        server.io.onConnection(socket -> socket.on("ask", args -> {
            try {
                socket.emitWithAck("question").toCompletableFuture().join();
            } catch (java.util.concurrent.CompletionException e) {
                log.add(e.getCause().getClass().getSimpleName());
            }
        }));
        Client client = server.connect();
        within5s().until(() -> sockets.size() == 1);
        client.text("42[\"ask\"]");
        within5s().until(() -> client.sent.stream().anyMatch(sent -> sent.startsWith("420[\"question\"")));
        client.leave();
        within5s().until(() -> log.contains(SocketDisconnectedException.class.getSimpleName()));
    }

    @Test
    void anAnswerThatCannotBeEncodedLeavesRoomForAnother() {
        restart(SocketIoOptions.builder());
        Client client = server.connect();
        Object[] self = new Object[1];
        self[0] = self;
        sockets.get(0).on("x", (args, ack) -> {
            assertThatThrownBy(() -> ack.send((Object) self)).isInstanceOf(IllegalArgumentException.class);
            ack.send("better");
        });
        client.text("427[\"x\"]");
        assertThat(client.sent).containsExactly("437[\"better\"]");
    }

    @Test
    void anAnswerTheApplicationGaveUpIsNotCountedAnyMore() {
        restart(SocketIoOptions.builder().maxPendingAcks(2));
        server.connect();
        for (int i = 0; i < 10; i++) {
            CompletableFuture<?> answer = sockets.get(0).emitWithAck("x").toCompletableFuture();
            assertThat(answer).isNotDone();
            answer.cancel(false);
        }
    }

    private CompletableFuture<Args> askTwice() {
        return sockets.get(0)
                .emitWithAck("a")
                .thenApply(answer -> {
                    try {
                        return sockets.get(0)
                                .emitWithAck("b")
                                .toCompletableFuture()
                                .join();
                    } catch (IllegalStateException e) {
                        log.add("refused");
                        return answer;
                    }
                })
                .toCompletableFuture();
    }

    @Test
    void whoWaitsInAnAnswersOwnCallbackIsToldSo() {
        restart(SocketIoOptions.builder());
        Client client = server.connect();
        within5s().until(() -> sockets.size() == 1);
        CompletableFuture<Args> second = askTwice();
        client.text("430[]");
        assertThat(second).isDone();
        assertThat(log).containsExactly("refused");
    }

    @Test
    void onAnExecutorAnAnswersOwnCallbackMayWait() {
        restart(SocketIoOptions.builder().executor(executor));
        Client client = server.connect();
        within5s().until(() -> sockets.size() == 1);
        CompletableFuture<Args> second = askTwice();
        client.text("430[]");
        within5s().until(() -> client.sent.stream().anyMatch(sent -> sent.startsWith("421")));
        client.text("431[1,2]");
        within5s().until(second::isDone);
        assertThat(second.join().size()).isEqualTo(2);
        assertThat(log).isEmpty();
    }

    @Test
    void twoDisconnectsAtTheSameTimeTellTheClientOnce() throws Exception {
        restart(SocketIoOptions.builder());
        for (int round = 0; round < 200; round++) {
            Client client = server.connect();
            Socket socket = sockets.get(sockets.size() - 1);
            CyclicBarrier start = new CyclicBarrier(2);
            Thread other = new Thread(() -> {
                try {
                    start.await();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                socket.disconnect();
            });
            other.start();
            start.await();
            socket.disconnect();
            other.join();
            assertThat(client.sent).containsExactly("41");
        }
    }

    @Test
    void aClientThatComesBackAtOnceFindsItsNamespaceFree() {
        restart(SocketIoOptions.builder());
        Client client = server.connect();
        client.onSent = packet -> {
            if (packet.equals("41")) {
                client.text("40");
            }
        };
        sockets.get(0).disconnect();
        within5s().until(() -> sockets.size() == 2);
        assertThat(client.closed).isFalse();
    }

    @Test
    void aSocketThatHasLeftDoesNotCloseTheConnection() {
        restart(SocketIoOptions.builder());
        server.io.of("/other");
        Client client = server.connect();
        client.text("40/other,");
        Socket left = sockets.get(0);
        left.disconnect();
        left.closeConnection();
        assertThat(client.closed).isFalse();
    }

    @Test
    void anAdapterThatFailsLeavesNoGhostBehind() {
        Set<String> failing = java.util.concurrent.ConcurrentHashMap.newKeySet();
        restart(SocketIoOptions.builder(), context -> (Adapter) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Adapter.class}, (proxy, method, args) -> {
                    if (failing.contains(method.getName())) {
                        throw new IllegalStateException(method.getName() + " fails");
                    }
                    return method.invoke(context.inMemory(), args);
                }));
        failing.add("addAll");
        Client refused = server.open();
        refused.text("40");
        assertThat(refused.sent).containsExactly("44{\"message\":\"Internal server error\"}");
        failing.clear();
        Client client = server.connect();
        sockets.get(0).onDisconnect(reason -> log.add("told"));
        failing.add("delAll");
        failing.add("close");
        client.leave();
        within5s().until(() -> log.contains("told"));
        assertThat(server.io.sockets()).isEmpty();
        refused.leave();
        assertThat(server.io.close().toCompletableFuture()).succeedsWithin(java.time.Duration.ofSeconds(5));
    }
}
