package io.github.socketiojakarta.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.ServerTest;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** 2,000 numbered messages each way, started before the upgrade to WebSocket and ending after it. */
class UpgradeOrderIT extends ServerTest {

    private static final int RUNS = Integer.getInteger("upgrade.runs", 5);
    private static final int BURST = 20;
    private static final long PAUSE_NANOS = 1_000_000;

    private static final ExecutorService SENDERS = Executors.newCachedThreadPool();

    @Override
    protected void handle(SocketIoServer io) {
        io.of("/numbers").onConnection(socket -> {
            Received received = new Received(socket);
            socket.on("number", int.class, received::add);
            socket.on("received", (args, ack) -> ack.send(received.summary()));
            socket.on("start", int.class, count -> SENDERS.execute(() -> send(socket, count)));
        });
    }

    /** Sends in bursts, so that the upgrade falls in between; the last burst goes out after it. */
    private static void send(Socket socket, int count) {
        for (int sent = 0; sent < count && socket.isConnected(); ) {
            boolean lastBurst = sent >= count - BURST;
            if (!lastBurst || socket.connection().transport() == io.github.socketiojakarta.Transport.WEBSOCKET) {
                for (int i = 0; i < BURST; i++) {
                    socket.emit("number", sent++);
                }
            }
            LockSupport.parkNanos(PAUSE_NANOS); // paces the load; nothing depends on how long it is
        }
    }

    /** Confined to the socket's listeners. */
    private static final class Received {
        private final Socket socket;
        private final Set<String> transports = new TreeSet<>();
        private int count;
        private boolean inOrder = true;

        Received(Socket socket) {
            this.socket = socket;
        }

        void add(int number) {
            inOrder &= number == count;
            count++;
            transports.add(socket.connection().transport().wireName());
        }

        Map<String, Object> summary() {
            return Map.of("count", count, "inOrder", inOrder, "over", transports);
        }
    }

    @Test
    void losesNothingAndKeepsTheOrder() throws Exception {
        String output = NodeScript.run(
                Map.of("URL", server.url(), "TRANSPORT", "upgrade", "RUNS", String.valueOf(RUNS)),
                "client/upgrade-order.mjs");
        assertThat(output).contains("ok " + RUNS);
    }

    @AfterAll
    static void stopSenders() {
        SENDERS.shutdownNow();
    }
}
