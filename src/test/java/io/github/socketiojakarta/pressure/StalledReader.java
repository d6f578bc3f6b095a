package io.github.socketiojakarta.pressure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.TestServer;
import java.time.Duration;

/** A client that joins the main namespace, and then does not read what it is sent. */
final class StalledReader implements AutoCloseable {

    private static final int RECEIVE_BUFFER = 4096;
    private static final int FILLING = 65_536;

    /** How long nothing must be taken to be sure that the buffers are full. */
    private static final Duration STILL = Duration.ofSeconds(1);

    private final RawHttp connection;

    private StalledReader(RawHttp connection) {
        this.connection = connection;
    }

    static StalledReader connect(TestServer server, Readers.Kind kind) {
        RawHttp connection = RawHttp.connect(server, RECEIVE_BUFFER);
        if (kind == Readers.Kind.WEBSOCKET) {
            RawWebSocket webSocket = RawWebSocket.ask(connection, "/socket.io/?EIO=4&transport=websocket");
            assertThat(webSocket.reply().status()).isEqualTo(101);
            webSocket.text("40");
        } else {
            try (PollingSession session = PollingSession.connected(server)) {
                connection.begin("GET", session.path(), "");
            }
        }
        return new StalledReader(connection);
    }

    /** Sends to the socket until neither the client's system nor the server's takes more, and some waits in the server. */
    static void fill(Socket socket) {
        String filling = "f".repeat(FILLING);
        await().pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    boolean full = socket.bufferedBytes() > 2 * FILLING;
                    if (!full) {
                        socket.emit("fill", filling);
                    }
                    return full;
                });
    }

    @Override
    public void close() {
        connection.close();
    }
}
