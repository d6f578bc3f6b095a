package io.github.socketiojakarta.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.adapter.Adapter;
import io.github.socketiojakarta.internal.adapter.AdapterContext;
import io.github.socketiojakarta.internal.recovery.Recovery;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import io.github.socketiojakarta.loopback.ServerProbe;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A socket leaves completely, whatever else happens. */
class LeavingTest {

    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Object> seen = new CopyOnWriteArrayList<>();

    /** Called with the name of each method of the adapter. */
    private final AtomicReference<Consumer<String>> meanwhile = new AtomicReference<>(method -> {});

    private Loopback server = new Loopback(SocketIoOptions.defaults());

    @AfterEach
    void stop() {
        server.close();
    }

    private void recovering() {
        server.close();
        server = Loopback.with(
                this::watched,
                SocketIoOptions.builder()
                        .connectionStateRecovery(ConnectionStateRecovery.defaults())
                        .build());
        server.io.onConnection(socket -> {
            sockets.add(socket);
            socket.onDisconnect(seen::add);
        });
    }

    private Adapter watched(AdapterContext context) {
        return (Adapter) Proxy.newProxyInstance(
                LeavingTest.class.getClassLoader(), new Class<?>[] {Adapter.class}, (proxy, method, args) -> {
                    meanwhile.get().accept(method.getName());
                    try {
                        return method.invoke(context.inMemory(), args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(2));
    }

    private Client join(String auth) {
        Client client = server.open();
        client.text("40" + auth);
        await().until(() -> client.sent.stream().anyMatch(sent -> sent.startsWith("40{")));
        return client;
    }

    private static String comingBack(Client client) {
        String reply = client.sent.stream()
                .filter(sent -> sent.startsWith("40{"))
                .findFirst()
                .orElseThrow();
        return "{\"pid\":\"" + reply.replaceAll(".*\"pid\":\"|\"}", "") + "\"}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"socketRooms", "delAll"})
    void whenTheAdapterFails(String method) {
        recovering();
        Client client = join("");
        String back = comingBack(client);
        meanwhile.set(called -> {
            if (called.equals(method)) {
                throw new IllegalStateException("down");
            }
        });
        client.leave();
        await().until(() -> !seen.isEmpty());
        assertThat(server.io.sockets()).isEmpty();
        meanwhile.set(called -> {});
        assertThat(server.io.rooms()).isEmpty();
        join(back); // is answered, whether it is recovered or not
    }

    @Test
    void theClientMayAnswerWhileTheServerDisconnectsItsSocket() throws Exception {
        int acks = 2_000;
        for (int round = 0; round < 10; round++) {
            List<Socket> joined = new CopyOnWriteArrayList<>();
            Client client = server.connect();
            server.io.of("/a" + round).onConnection(joined::add);
            client.text("40/a" + round + ",");
            await().until(() -> !joined.isEmpty());
            for (int i = 0; i < acks; i++) {
                var unused = joined.get(0).emitWithAck("question", i);
            }
            CountDownLatch halfway = new CountDownLatch(acks / 4 + 100 * round);
            String answer = "43/a" + round + ",";
            Thread answering = new Thread(() -> {
                for (int i = 0; i < acks && !client.closed; i++) {
                    client.text(answer + i + "[]");
                    halfway.countDown();
                }
            });
            answering.start();
            assertThat(halfway.await(20, TimeUnit.SECONDS)).isTrue();
            joined.get(0).disconnect();
            answering.join(TimeUnit.SECONDS.toMillis(20));
            assertThat(client.closed).as("round %d", round).isFalse();
        }
    }

    @Test
    void aSocketThatNeverConnectedDoesNotEmptyTheRoomsOfItsSuccessor() throws Exception {
        recovering();
        Client client = join("");
        await().until(() -> sockets.size() == 1);
        sockets.get(0).join("game");
        String back = comingBack(client);
        client.leave();
        await().until(() -> !seen.isEmpty());

        CountDownLatch entering = new CountDownLatch(1);
        CountDownLatch mayEnter = new CountDownLatch(1);
        meanwhile.set(method -> {
            if (method.equals("addAll") && entering.getCount() > 0) {
                entering.countDown();
                await(mayEnter);
            }
        });
        Client second = server.open();
        Thread thread = new Thread(() -> second.text("40" + back));
        thread.start();
        await(entering);
        second.text("9"); // no packet, so its connection is closed
        List<String> deleted = new CopyOnWriteArrayList<>();
        meanwhile.set(method -> {
            if (method.equals("delAll")) {
                deleted.add(method);
            }
        });
        mayEnter.countDown();
        thread.join(TimeUnit.SECONDS.toMillis(20));
        await().until(() -> recovery().kept().sessions() == 1);
        join(back);
        await().until(() -> sockets.size() == 2);
        assertThat(sockets.get(1).isRecovered()).isTrue();
        assertThat(sockets.get(1).rooms())
                .containsExactlyInAnyOrder(sockets.get(1).id(), "game");
        assertThat(deleted).as("it is taken out of its rooms once").hasSize(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Recovery recovery() {
        return server.io.directory().main().recovery().orElseThrow();
    }

    @Test
    void broadcastsStandBehindWhatTellsTheClientThatItIsConnected() throws Exception {
        AtomicReference<Thread> sender = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            while (sender.get() != null) {
                server.io.emit("tick");
            }
        });
        sender.set(thread);
        thread.start();
        for (int i = 0; i < 3_000; i++) {
            Client client = server.open();
            client.text("40");
            await().until(() -> !client.sent.isEmpty()); // the thread of the broadcasts may be the one that sends
            assertThat(client.sent.peek()).startsWith("40{");
            client.leave();
        }
        sender.set(null);
        thread.join(TimeUnit.SECONDS.toMillis(20));
    }

    @Test
    void isInNoRoomsAfterwards() {
        server.io.onConnection(sockets::add);
        Client client = server.connect();
        sockets.get(0).join("room");
        client.leave();
        await().until(() -> server.io.sockets().isEmpty());
        sockets.get(0).join("room");
        assertThat(sockets.get(0).rooms()).isEmpty();
        assertThat(server.io.rooms()).isEmpty();
    }

    /** One packet directly behind the other, which are worked off by an executor: presence lists must not be turned round. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aClientThatLeavesAndComesBackAtOnceHasLeftBefore(boolean old) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try (Loopback elsewhere = new Loopback(
                SocketIoOptions.builder().executor(executor).allowEIO3(old).build())) {
            CountDownLatch busy = new CountDownLatch(1);
            elsewhere.io.onConnection(socket -> socket.on(
                    "wait", args -> assertThat(busy.await(20, TimeUnit.SECONDS)).isTrue()));
            elsewhere.io.of("/chat").onConnection(socket -> {
                sockets.add(socket);
                seen.add("connected");
                socket.join("room");
                socket.onDisconnect(reason -> seen.add("gone"));
            });
            Client client = old ? elsewhere.openOld() : elsewhere.open();
            if (!old) {
                client.text("40");
            }
            client.text("40/chat,");
            await().until(() -> seen.contains("connected"));
            client.text("42[\"wait\"]");
            client.text("41/chat,");
            client.text("40/chat,");
            busy.countDown();
            await().until(() -> seen.size() == 3);
            assertThat(seen).containsExactly("connected", "gone", "connected");
            await().until(() -> elsewhere.io.of("/chat").sockets().size() == 1);
            assertThat(sockets.get(1).rooms()).contains("room", sockets.get(1).id());
        } finally {
            executor.shutdownNow();
        }
    }

    /** Applications lock the sockets they have. */
    @Test
    void whoLocksASocketHoldsUpNobodyElse() throws Exception {
        server.io.onConnection(sockets::add);
        server.connect();
        await().until(() -> !sockets.isEmpty());
        Socket socket = sockets.get(0);
        CompletableFuture<Object> other;
        synchronized (socket) {
            other = CompletableFuture.supplyAsync(() -> socket.data().put("k", 1) == null);
            assertThat(other.get(20, TimeUnit.SECONDS)).isEqualTo(true);
        }
    }

    @Test
    void clientsWhoseHandshakeWasUnderWayWhenTheServerStoppedAreForgotten() {
        server.io.close();
        server.stopApplication();
        Client late = server.open();
        assertThat(late.closed).isTrue();
        assertThat(ServerProbe.connections(server.io)).isZero();
    }
}
