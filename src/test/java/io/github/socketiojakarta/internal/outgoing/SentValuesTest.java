package io.github.socketiojakarta.internal.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A null where Java expects an array is what the application wants to send. */
class SentValuesTest {

    private static final Object[] NULL = null;

    private final Loopback server = new Loopback(SocketIoOptions.defaults());
    private final List<Socket> sockets = new ArrayList<>();
    private Client client;

    @BeforeEach
    void connect() {
        server.io.onConnection(sockets::add);
        client = server.connect();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Socket socket() {
        return sockets.get(0);
    }

    @Test
    void aNullArrayIsOneNull() {
        socket().emit("a", NULL);
        socket().timeout(Duration.ofSeconds(1)).emit("b", NULL);
        socket().send(NULL);
        var unused = socket().emitAsync("c", NULL);
        server.io.emit("d", NULL);
        server.io.send(NULL);
        var unusedToo = server.io.emitWithAck("e", NULL);
        var unusedAsWell = socket().emitWithAck("f", NULL);
        assertThat(client.sent)
                .map(text -> text.replaceFirst("^42\\d*", "42"))
                .containsExactly(
                        "42[\"a\",null]",
                        "42[\"b\",null]",
                        "42[\"message\",null]",
                        "42[\"c\",null]",
                        "42[\"d\",null]",
                        "42[\"message\",null]",
                        "42[\"e\",null]",
                        "42[\"f\",null]");
    }

    @Test
    void soItIsInAnAnswer() {
        socket().on("ask", (args, ack) -> ack.send(NULL));
        client.text("421[\"ask\"]");
        assertThat(client.sent).containsExactly("431[null]");
    }
}
