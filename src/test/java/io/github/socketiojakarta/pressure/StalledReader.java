package io.github.socketiojakarta.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.harness.Address;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;

/** A client that joins the main namespace, and then does not read what it is sent. */
final class StalledReader implements AutoCloseable {

    private static final int RECEIVE_BUFFER = 4096;

    private final RawHttp connection;

    private StalledReader(RawHttp connection) {
        this.connection = connection;
    }

    static StalledReader connect(Address server, Readers.Kind kind) {
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

    @Override
    public void close() {
        connection.close();
    }
}
