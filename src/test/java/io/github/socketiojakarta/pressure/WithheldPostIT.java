package io.github.socketiojakarta.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.ServerTest;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Small POSTs, whole when they arrive, whose clients have to wait for listeners on an executor. */
class WithheldPostIT extends ServerTest {

    private static final int BOUND = 20_000;
    private static final int PATIENCE = 30;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final BlockingQueue<Integer> taken = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
    private volatile CountDownLatch gate = new CountDownLatch(1);

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.executor(executor).maxReceiveBufferBytes(BOUND);
    }

    @Override
    protected void handle(SocketIoServer io) {
        io.onConnection(socket -> socket.on("take", args -> {
            CountDownLatch own = gate;
            begun.add("take");
            assertThat(own.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
            taken.add(args.get(0, int.class));
        }));
    }

    @BeforeEach
    void begin() {
        gate = new CountDownLatch(1);
        begun.clear();
        taken.clear();
    }

    @AfterAll
    void stopExecutor() {
        executor.shutdownNow();
    }

    private static String post(PollingSession session, int number) {
        String body = "42[\"take\"," + number + ",\"" + "x".repeat(6_000) + "\"]";
        return "POST " + session.path() + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    /** Sends one that its listener begins with, one that waits, and one too many; returns the answer to that. */
    private CompletableFuture<HttpReply> fill(PollingSession session, RawHttp http, AtomicBoolean released)
            throws InterruptedException {
        assertThat(http.write(post(session, 0)).reply().body()).isEqualTo("ok");
        assertThat(begun.poll(PATIENCE, TimeUnit.SECONDS)).isNotNull();
        assertThat(http.write(post(session, 1)).reply().body()).isEqualTo("ok");
        http.write(post(session, 2));
        CompletableFuture<HttpReply> withheld = CompletableFuture.supplyAsync(
                () -> {
                    HttpReply reply = http.reply();
                    assertThat(released).isTrue();
                    return reply;
                },
                executor);
        for (int i = 0; i < 50 && !withheld.isDone(); i++) { // so that the server has had the time to answer
            assertThat(session.isAlive()).isTrue();
        }
        return withheld;
    }

    @Test
    void areAnsweredWhenTheListenersHaveCaughtUp() throws Exception {
        AtomicBoolean released = new AtomicBoolean();
        try (PollingSession session = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            CompletableFuture<HttpReply> withheld = fill(session, http, released);
            released.set(true);
            gate.countDown();
            assertThat(withheld.get(PATIENCE, TimeUnit.SECONDS).body()).isEqualTo("ok");
            assertThat(http.write(post(session, 3)).reply().body()).isEqualTo("ok");
            for (int number = 0; number <= 3; number++) {
                assertThat(taken.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo(number);
            }
            session.send("1");
        }
    }

    @Test
    void holdUpOnlyTheirOwnClient() throws Exception {
        AtomicBoolean released = new AtomicBoolean();
        try (PollingSession session = PollingSession.connected(server);
                PollingSession other = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            CompletableFuture<HttpReply> withheld = fill(session, http, released);
            other.send("42[\"take\",7]");
            released.set(true);
            gate.countDown();
            assertThat(withheld.get(PATIENCE, TimeUnit.SECONDS).status()).isEqualTo(200);
            other.send("1");
        }
    }

    @Test
    void areAnsweredWhenTheirSessionEnds() throws Exception {
        AtomicBoolean released = new AtomicBoolean();
        try (PollingSession session = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            CompletableFuture<HttpReply> withheld = fill(session, http, released);
            released.set(true);
            assertThat(session.post("3").status()).isEqualTo(400); // a second one ends the session
            assertThat(session.isAlive()).isFalse();
            assertThat(withheld.get(PATIENCE, TimeUnit.SECONDS).status()).isIn(200, 400);
            assertThat(taken).as("the listener is still at work").isEmpty();
            gate.countDown();
        }
    }
}
