package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.AnyServerTest;
import io.github.socketiojakarta.harness.Heap;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** WebSockets that end while their clients do not read, in each container: some take long for that. */
class StalledClosesIT extends AnyServerTest {

    private static final int STALLED = 24;
    private static final int MESSAGE = 8_000_000;

    /** As an application may keep them for longer than they live. */
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.pingInterval(Duration.ofSeconds(2)).pingTimeout(Duration.ofSeconds(2));
    }

    @Override
    protected void handle(SocketIoServer io) {
        io.onConnection(socket -> {
            sockets.add(socket);
            socket.on("flood", (args, ack) -> socket.emit("flood", "x".repeat(MESSAGE)));
            socket.on("leave", (args, ack) -> socket.closeConnection());
        });
    }

    /** Each has a frame in flight when its heartbeat ends it. */
    @Test
    void doNotHoldUpTheEndOfOthersNorKeepWhatWasInFlight() {
        sockets.clear();
        long before = Heap.usedAfterCollection();
        List<RawHttp> stalled = new ArrayList<>();
        for (int i = 0; i < STALLED; i++) {
            RawHttp connection = RawHttp.connect(server, 4_096);
            assertThat(RawWebSocket.ask(connection, "/socket.io/?EIO=4&transport=websocket")
                            .reply()
                            .status())
                    .isEqualTo(101);
            connection.write(RawWebSocket.bytes(0x81, "40".getBytes(), true));
            connection.write(RawWebSocket.bytes(0x81, "42[\"flood\"]".getBytes(), true));
            stalled.add(connection);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> server.io().clientsCount() == 0);
        try (RawWebSocket healthy = RawWebSocket.connected(server)) {
            assertThat(healthy.text("42[\"leave\"]").awaitClose()).isEqualTo(1000);
        }
        assertThat(sockets).as("those that are kept").hasSizeGreaterThanOrEqualTo(STALLED);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(Heap.usedAfterCollection() - before).isLessThan(STALLED * MESSAGE / 4));
        stalled.forEach(RawHttp::close);
    }
}
