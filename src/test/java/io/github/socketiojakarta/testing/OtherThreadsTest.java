package io.github.socketiojakarta.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Applications that go to other threads, and tests that wait for them. */
class OtherThreadsTest {

    private final ExecutorService executor = Executors.newFixedThreadPool(4);
    private InMemoryServer server;

    @BeforeEach
    void start() {
        server = InMemoryServer.builder()
                .options(SocketIoOptions.builder().executor(executor).build())
                .patience(Duration.ofSeconds(30))
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
        executor.shutdownNow();
    }

    @Test
    void listenersRunOnTheExecutor() {
        Thread test = Thread.currentThread();
        server.io().onConnection(socket -> socket.on("where", (args, ack) -> ack.send(Thread.currentThread() == test)));
        assertThat(server.connect().emitWithAck("where").get(0, boolean.class)).isFalse();
    }

    /** As in production, where the answer is read on another thread. */
    @Test
    void aListenerCanWaitForItsOwnClient() {
        server.io()
                .onConnection(socket -> socket.on(
                        "start",
                        (args, ack) -> ack.send(socket.emitWithAck("question")
                                .toCompletableFuture()
                                .join()
                                .get(0, int.class))));
        TestClient client = server.client().answer("question", 7).connect();
        assertThat(client.emitWithAck("start").get(0, int.class)).isEqualTo(7);
    }

    @Test
    void clientsAreToldFromAllThreads() {
        server.io()
                .onConnection(socket ->
                        socket.on("say", String.class, text -> server.io().emit("said", text)));
        List<TestClient> clients = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            clients.add(server.connect());
        }
        for (int i = 0; i < 50; i++) {
            clients.get(i % 8).emit("say", "text " + i);
        }
        for (TestClient client : clients) {
            for (int i = 0; i < 50; i++) {
                assertThat(client.next("said").size()).isEqualTo(1);
            }
        }
    }

    /** Two clients whose listeners answer each other while they are told by two threads. */
    @Test
    void reactionsDoNotOverlap() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        server.io().onConnection(socket -> {
            socket.on("go", args -> server.io().emit("asked"));
            socket.on("reply", args -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                inside.decrementAndGet();
            });
            socket.on("done", (args, ack) -> ack.send());
        });
        TestClient ada = server.connect();
        TestClient bob = server.connect();
        bob.on("asked", args -> bob.emit("reply"));
        for (int i = 0; i < 100; i++) {
            ada.emit("go");
        }
        for (int i = 0; i < 100; i++) {
            bob.next("asked");
        }
        bob.emitWithAck("done");
        assertThat(most).hasValue(1); // one socket, one listener at a time
    }

    @Test
    void aMiddlewareMayDecideElsewhere() {
        server.io()
                .useAsync(
                        socket -> CompletableFuture.runAsync(() -> socket.data().put("seen", true), executor));
        Socket socket = server.connect().socket();
        assertThat(socket.data()).containsEntry("seen", true);
        server.io()
                .useAsync(socket2 ->
                        CompletableFuture.failedFuture(new io.github.socketiojakarta.ConnectionRefusedException("no")));
        assertThat(server.client().connectError()).hasMessage("no");
    }

    @Test
    void disconnectionsAreWaitedFor() {
        server.io().onConnection(socket -> socket.on("leave", args -> socket.disconnect()));
        TestClient client = server.connect();
        client.emit("leave");
        assertThat(client.awaitDisconnect()).isEqualTo(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
    }
}
