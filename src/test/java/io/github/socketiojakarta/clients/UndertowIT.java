package io.github.socketiojakarta.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.UndertowServer;
import io.github.socketiojakarta.harness.UndertowServer.Endpoints;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Embedded Undertow, whose I/O threads call the listeners of WebSockets, and must never be made to wait for a client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UndertowIT {

    private static final int LARGE = 3_000_000;

    private final Queue<String> threads = new ConcurrentLinkedQueue<>();
    private UndertowServer server;

    @BeforeAll
    void start() throws Exception {
        server = UndertowServer.start(
                Endpoints.ON_IO_THREADS, SocketIoOptions.builder().build(), this::serve);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private void serve(SocketIoServer io) {
        Scenarios.serve(io);
        io.onConnection(socket -> socket.on("shout", int.class, length -> {
            threads.add(Thread.currentThread().getClass().getName());
            io.emit("shouted", "x".repeat(length));
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "upgrade"})
    void doesAllTheJavaScriptClientCan(String transport) throws Exception {
        String output =
                NodeScript.run(Map.of("URL", server.url(), "TRANSPORT", transport), "--test", "client/client.test.mjs");
        assertThat(output).contains("# pass " + Scenarios.TESTS, "# fail 0", "# skipped 0");
    }

    /** Writing to a GET in the usual way is what Undertow forbids its I/O threads. */
    @Test
    void sendsMoreThanABufferToPollsFromAnIoThread() {
        try (PollingSession polling = PollingSession.connected(server);
                RawWebSocket webSocket = RawWebSocket.connected(server)) {
            assertThat(polling.nextMessage()).startsWith("42[\"hello\"");
            assertThat(webSocket.next()).startsWith("42[\"hello\"");
            webSocket.text("42[\"shout\"," + LARGE + "]");
            assertThat(polling.nextMessage()).hasSize(LARGE + "42[\"shouted\",\"\"]".length());
            assertThat(webSocket.next()).hasSize(LARGE + "42[\"shouted\",\"\"]".length());
            assertThat(threads).containsExactly("org.xnio.nio.WorkerThread");
        }
    }
}
