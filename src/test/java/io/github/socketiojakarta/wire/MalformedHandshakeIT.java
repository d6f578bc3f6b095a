package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.AnyServerTest;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests for a WebSocket as no client may send them: refused, and nothing is logged, in each container. */
class MalformedHandshakeIT extends AnyServerTest {

    private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
    private static final String UPGRADE = "Upgrade: websocket|Connection: Upgrade";
    private static final String PATH = "/socket.io/?EIO=4&transport=websocket";

    private final List<String> logged = new CopyOnWriteArrayList<>();

    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord logRecord) {
            if (logRecord.getLoggerName().equals("org.eclipse.jetty.util.HostPort")) {
                return; // says what it thinks of the target of a bare CONNECT before anybody is asked
            }
            if (logRecord.getLevel().intValue() >= Level.WARNING.intValue() || logRecord.getThrown() != null) {
                logged.add(logRecord.getLoggerName() + ": " + logRecord.getMessage() + " " + logRecord.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @Override
    protected void handle(SocketIoServer io) {}

    @BeforeEach
    void listen() {
        logged.clear();
        Logger.getLogger("").addHandler(log);
    }

    @AfterEach
    void nothingIsLogged() {
        Logger.getLogger("").removeHandler(log);
        assertThat(logged).isEmpty();
    }

    private HttpReply ask(String requestLine, String headers) {
        try (RawHttp http = RawHttp.connect(server)) {
            http.write(requestLine + "\r\nHost: 127.0.0.1\r\n" + headers.replace("|", "\r\n") + "\r\n\r\n");
            return http.reply();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                UPGRADE + "|" + KEY + "|Sec-WebSocket-Version: 8",
                UPGRADE + "|" + KEY + "|Sec-WebSocket-Version: 12",
                UPGRADE + "|" + KEY + "|Sec-WebSocket-Version: 14",
                UPGRADE + "|" + KEY + "|Sec-WebSocket-Version: x",
                UPGRADE + "|" + KEY + "|Sec-WebSocket-Version: 13|Sec-WebSocket-Version: 8",
                UPGRADE + "|" + KEY,
                UPGRADE + "|Sec-WebSocket-Version: 13",
                UPGRADE + "|Sec-WebSocket-Key: short|Sec-WebSocket-Version: 13",
                UPGRADE + "|" + KEY + "|" + KEY + "|Sec-WebSocket-Version: 13"
            })
    void isRefusedWithTheVersionThatIsSpoken(String headers) {
        int before = server.io().clientsCount();
        HttpReply reply = ask("GET " + PATH + " HTTP/1.1", headers);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).isEqualTo("{\"code\":3,\"message\":\"Bad request\"}");
        assertThat(reply.header("Sec-WebSocket-Version")).contains("13");
        assertThat(server.io().clientsCount()).isEqualTo(before);
    }

    /** Jetty refuses some of them by itself. */
    @ParameterizedTest
    @ValueSource(strings = {"", "|Connection: close", "|Connection: upgraded"})
    void isRefusedIfTheConnectionIsNotToBeUpgraded(String connection) {
        HttpReply reply = ask(
                "GET " + PATH + " HTTP/1.1", "Upgrade: websocket|" + KEY + "|Sec-WebSocket-Version: 13" + connection);
        assertThat(reply.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST " + PATH + " HTTP/1.1", "PUT " + PATH + " HTTP/1.1", "GET " + PATH + " HTTP/1.0"})
    void isRefusedWithAnotherMethodAndByAnOldProtocol(String requestLine) {
        HttpReply reply = ask(requestLine, UPGRADE + "|" + KEY + "|Sec-WebSocket-Version: 13|Content-Length: 0");
        assertThat(reply.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "|Sec-WebSocket-Version: 13|" + KEY})
    void aBareConnectIsNoWebSocketWhoeverSaysSo(String headers) {
        HttpReply reply = ask("CONNECT " + PATH + " HTTP/1.1", "Accept: */*" + headers);
        assertThat(reply.status()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void leavesASessionThatItIsMeantForAlone() {
        try (PollingSession session = PollingSession.connected(server)) {
            HttpReply reply = ask(
                    "GET " + session.webSocketPath() + " HTTP/1.1", UPGRADE + "|" + KEY + "|Sec-WebSocket-Version: 12");
            assertThat(reply.status()).isEqualTo(400);
            try (RawWebSocket good = RawWebSocket.open(server, session.webSocketPath(), "Connection: keep-alive")) {
                assertThat(good.text("2probe").next()).isEqualTo("3probe");
            }
        }
    }
}
