package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.ServerTest;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A connection on which nothing has happened for a while is closed with the code of the server, as any other. */
@Tag("full")
class QuietClosesIT extends ServerTest {

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.connectTimeout(Duration.ofSeconds(7)); // more than a client has to take its end
    }

    @Override
    protected void handle(SocketIoServer io) {}

    @Test
    void haveTheCodeOfTheServer() {
        try (RawWebSocket client = RawWebSocket.session(server)) {
            assertThat(client.awaitClose()).isEqualTo(1000);
        }
    }
}
