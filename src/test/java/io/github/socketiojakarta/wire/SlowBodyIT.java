package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.Limit;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.AnyServerTest;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** POSTs whose bodies do not come, in each container; as the Node.js server treats them since engine.io 6.6.13. */
class SlowBodyIT extends AnyServerTest {

    private final BlockingQueue<DisconnectReason> gone = new LinkedBlockingQueue<>();

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.httpRequestBodyTimeout(Duration.ofSeconds(1));
    }

    @Override
    protected void handle(SocketIoServer io) {
        io.onConnection(socket -> socket.onDisconnect(gone::add));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 20\r\n\r\n42[", "Transfer-Encoding: chunked\r\n\r\n3\r\n42[\r\n"})
    void aBodyThatTakesTooLongIsRefusedAndEndsTheSession(String beginning) throws InterruptedException {
        long before = server.io().limits().of(Limit.HTTP_REQUEST_BODY_TIMEOUT);
        try (PollingSession session = PollingSession.connected(server);
                RawHttp http = RawHttp.connect(server)) {
            http.write("POST " + session.path() + " HTTP/1.1\r\nHost: a\r\n" + beginning);
            HttpReply reply = http.reply();
            assertThat(reply.status()).isEqualTo(408);
            assertThat(reply.bytes()).isEmpty();
            assertThat(gone.poll(20, TimeUnit.SECONDS)).isEqualTo(DisconnectReason.TRANSPORT_ERROR);
            assertThat(http.isClosedByServer()).isTrue();
            assertThat(session.post("3").body()).contains("Session ID unknown");
        }
        assertThat(server.io().limits().of(Limit.HTTP_REQUEST_BODY_TIMEOUT)).isEqualTo(before + 1);
    }
}
