package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.ServerTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients that do not take the end of their session for the end of the connection. */
@Tag("full")
class LateFramesIT extends ServerTest {

    private static final String PATH = "/socket.io/?EIO=4&transport=websocket";
    private static final int TEXT = 0x80 | RawWebSocket.TEXT;
    private static final int BINARY = 0x80 | RawWebSocket.BINARY;
    private static final int PART = RawWebSocket.CONTINUATION;

    @Override
    protected void handle(SocketIoServer io) {
        io.onConnection(socket -> {
            socket.on("close", args -> socket.closeConnection());
            socket.on("echo", args -> socket.emit("echo", args.toList().toArray()));
        });
    }

    /** All kinds of frames at a time: each connection lasts some seconds. */
    @Test
    void doNotKeepTheirConnection() throws InterruptedException {
        ExecutorService clients = Executors.newCachedThreadPool();
        List<Future<Object>> ends =
                clients.invokeAll(List.of(untilTheEnd(TEXT), untilTheEnd(BINARY), untilTheEnd(PART)));
        clients.shutdown();
        assertThat(ends).allSatisfy(end -> assertThat(end).succeedsWithin(Duration.ZERO));
        assertThat(server.io().of("/").sockets()).extracting(Socket::id).isEmpty();
    }

    /** Returns a client that sends on after the end of its session until it cannot. */
    private Callable<Object> untilTheEnd(int firstByte) {
        return Executors.callable(() -> {
            try (RawHttp http = RawHttp.connect(server)) {
                assertThat(RawWebSocket.ask(http, PATH).reply().status()).isEqualTo(101);
                http.discardReplies();
                http.write(frame(TEXT, "40")).write(frame(TEXT, "42[\"close\"]"));
                if (firstByte == PART) {
                    http.write(frame(RawWebSocket.TEXT, "4"));
                }
                byte[] late = frame(firstByte, "x");
                Awaitility.await()
                        .pollInterval(Duration.ofMillis(100))
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> !http.offer(late));
            }
        });
    }

    /** The close frame cannot be sent either. */
    @Test
    void doNotKeepTheConnectionOfAClientThatReadsNothing() {
        try (RawHttp http = RawHttp.connect(server)) {
            assertThat(RawWebSocket.ask(http, PATH).reply().status()).isEqualTo(101);
            http.write(frame(TEXT, "40"));
            byte[] late = frame(TEXT, "42[\"echo\",\"" + "x".repeat(1_000) + "\"]");
            assertThat(CompletableFuture.runAsync(() -> {
                        while (http.offer(late)) {
                            Thread.onSpinWait();
                        }
                    }))
                    .succeedsWithin(Duration.ofSeconds(60));
        }
        Awaitility.await().until(() -> server.io().of("/").sockets().isEmpty());
    }

    private static byte[] frame(int firstByte, String payload) {
        return RawWebSocket.bytes(firstByte, payload.getBytes(StandardCharsets.UTF_8), true);
    }
}
