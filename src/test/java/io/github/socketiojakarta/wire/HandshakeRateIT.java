package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.Limit;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.ServerTest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients that come faster than one a second. */
@Tag("full")
class HandshakeRateIT extends ServerTest {

    private static final String POLLING = "/socket.io/?EIO=4&transport=polling";
    private static final String WEBSOCKET = "/socket.io/?EIO=4&transport=websocket";
    private static final String TOO_FAST = "{\"code\":4,\"message\":\"Too many handshakes\"}";

    private final AtomicInteger asked = new AtomicInteger();

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.maxHandshakesPerSecond(1).requestFilter(request -> asked.incrementAndGet());
    }

    @Override
    protected void handle(SocketIoServer io) {}

    private static void assertTooFast(HttpReply reply) {
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body()).isEqualTo(TOO_FAST);
    }

    private HttpReply pollUntil(int status) {
        HttpReply[] reply = new HttpReply[1];
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    reply[0] = RawHttp.send(server, "GET", POLLING);
                    return reply[0].status() == status;
                });
        return reply[0];
    }

    @Test
    void areRefusedAndLetInLater() {
        assertTooFast(pollUntil(503));
        assertThat(pollUntil(200).body()).startsWith("0{");
    }

    @Test
    void areRefusedOverWebSocketBeforeTheUpgrade() {
        HttpReply reply;
        do { // until two come within a second
            try (RawWebSocket webSocket = RawWebSocket.ask(server, WEBSOCKET)) {
                reply = webSocket.reply();
            }
        } while (reply.status() == 101);
        assertTooFast(reply);
    }

    @Test
    void areCountedAndTheApplicationIsNotAsked() {
        long before = server.io().limits().of(Limit.MAX_HANDSHAKES_PER_SECOND);
        int askedBefore = asked.get();
        int refused = 0;
        int accepted = 0;
        while (refused < 20) {
            int status = RawHttp.send(server, "GET", POLLING).status();
            refused += status == 503 ? 1 : 0;
            accepted += status == 200 ? 1 : 0;
        }
        assertThat(server.io().limits().of(Limit.MAX_HANDSHAKES_PER_SECOND) - before)
                .isEqualTo(refused);
        assertThat(asked.get() - askedBefore).isEqualTo(accepted);
    }

    @Test
    void doNotKeepSessionsFromGoingOnOrUpgrading() {
        try (PollingSession session = PollingSession.resume(
                server, PollingSession.sidIn(pollUntil(200).body()))) {
            pollUntil(503);
            session.join("40/healthy,");
            try (RawWebSocket webSocket = RawWebSocket.open(server, session.webSocketPath())) {
                assertThat(webSocket.text("2probe").next()).isEqualTo("3probe");
            }
        }
    }
}
