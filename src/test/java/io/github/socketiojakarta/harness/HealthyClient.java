package io.github.socketiojakarta.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoServer;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;

/**
 * A client that minds its own business on a server to which others are being nasty: it keeps exchanging acknowledged
 * messages in a namespace of its own, one after the other, and notes when that fails or takes long.
 */
public final class HealthyClient implements AutoCloseable {

    private static final String NAMESPACE = "/healthy";
    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final int PAUSE_MILLIS = 10;

    private final RawWebSocket webSocket;
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger exchanges = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private HealthyClient(RawWebSocket webSocket) {
        this.webSocket = webSocket;
    }

    /** Adds the namespace the client uses. */
    public static void serve(SocketIoServer io) {
        io.of(NAMESPACE).onConnection(socket -> socket.on("count", (args, ack) -> ack.send(args.get(0, int.class))));
    }

    /** Connects to a server that {@linkplain #serve serves} it, and starts. */
    public static HealthyClient start(TestServer server) {
        HealthyClient client = new HealthyClient(RawWebSocket.session(server).join("40" + NAMESPACE + ","));
        client.pace.scheduleWithFixedDelay(client::exchange, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        return client;
    }

    private void exchange() {
        if (failure.get() != null) {
            return;
        }
        int number = exchanges.get();
        long start = System.nanoTime();
        try {
            webSocket.text("42" + NAMESPACE + "," + number + "[\"count\"," + number + "]");
            String reply = webSocket.next();
            while (reply.equals("2")) {
                webSocket.text("3");
                reply = webSocket.next();
            }
            assertThat(reply).isEqualTo("43" + NAMESPACE + "," + number + "[" + number + "]");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("a healthy client's round trip")
                    .isLessThan(SLOW);
            exchanges.incrementAndGet();
        } catch (Throwable e) {
            failure.set(e);
        }
    }

    /** Asserts that all exchanges so far succeeded, and that they go on. */
    public void assertUndisturbed() {
        int now = exchanges.get();
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .atMost(RawHttp.PATIENCE)
                .until(() -> exchanges.get() > now + 1 || failure.get() != null);
        assertThat(failure.get())
                .as("failure of a client that did nothing wrong")
                .isNull();
    }

    @Override
    public void close() {
        pace.shutdownNow();
        webSocket.close();
    }
}
