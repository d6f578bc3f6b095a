package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.ServerTest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The error answers of the reference, by polling and by WebSocket. */
class RefusedRequestsIT extends ServerTest {

    private static final String TRANSPORT_UNKNOWN = "{\"code\":0,\"message\":\"Transport unknown\"}";
    private static final String SESSION_ID_UNKNOWN = "{\"code\":1,\"message\":\"Session ID unknown\"}";
    private static final String BAD_HANDSHAKE_METHOD = "{\"code\":2,\"message\":\"Bad handshake method\"}";
    private static final String BAD_REQUEST = "{\"code\":3,\"message\":\"Bad request\"}";
    private static final String UNSUPPORTED_PROTOCOL = "{\"code\":5,\"message\":\"Unsupported protocol version\"}";

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.requestFilter(request -> {
            if (request.query("refuse").isPresent()) {
                throw new ConnectionRefusedException(request.query().get("refuse"));
            }
        });
    }

    @Override
    protected void handle(SocketIoServer io) {}

    private void assertRefused(HttpReply reply, int status, String body) {
        assertThat(reply.body()).isEqualTo(body);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).hasValue("application/json");
        assertThat(reply.header("Content-Length")).hasValue(String.valueOf(body.length()));
        assertThat(reply.headers().keySet()).noneMatch(name -> name.startsWith("Access-Control-"));
        assertNoSession();
    }

    /** Sessions of tests before may still be ending. */
    private void assertNoSession() {
        Awaitility.await().pollInterval(Duration.ofMillis(10)).until(() -> otherClients() == 0);
    }

    private void assertRefusedOnBothDoors(String query, int status, String body) {
        assertRefused(RawHttp.send(server, "GET", "/socket.io/?" + query), status, body);
        try (RawWebSocket webSocket = RawWebSocket.ask(server, "/socket.io/?" + query)) {
            assertRefused(webSocket.reply(), status, body);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EIO=4",
                "EIO=4&transport=",
                "EIO=4&transport=abc",
                "EIO=4&transport=webtransport",
                "EIO=4&transport=__proto__",
                "EIO=4&transport=constructor",
                "EIO=4&transport=POLLING",
                "EIO=4&transport=polling&transport=abc",
                "EIO=4&transport=%00",
                "EIO=4&transport%5B%5D=polling",
                "transport=abc&sid=abc",
                ""
            })
    void refusesAnUnknownTransport(String query) {
        assertRefusedOnBothDoors(query, 400, TRANSPORT_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "__proto__", "constructor", "%00", "abc&sid=def", "AAAAAAAAAAAAAAAAAAAA"})
    void refusesAnUnknownSession(String sid) {
        assertRefused(
                RawHttp.send(server, "GET", "/socket.io/?EIO=4&transport=polling&sid=" + sid), 400, SESSION_ID_UNKNOWN);
        assertRefused(
                RawHttp.send(server, "POST", "/socket.io/?EIO=4&transport=polling&sid=" + sid),
                400,
                SESSION_ID_UNKNOWN);
        try (RawWebSocket webSocket = RawWebSocket.ask(server, "/socket.io/?EIO=4&transport=websocket&sid=" + sid)) {
            assertRefused(webSocket.reply(), 400, SESSION_ID_UNKNOWN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "OPTIONS", "DELETE", "PATCH", "BREW"})
    void refusesToOpenASessionByAnotherMethodThanGet(String method) {
        assertRefused(RawHttp.send(server, method, "/socket.io/?EIO=4&transport=polling"), 400, BAD_HANDSHAKE_METHOD);
    }

    @Test
    void refusesToOpenASessionByHead() {
        try (RawHttp http = RawHttp.connect(server)) {
            http.begin("HEAD", "/socket.io/?EIO=4&transport=polling", "", "Connection: close");
            http.shutdownOutput();
            assertThat(http.replyWithoutBody().status()).isEqualTo(400);
        }
        assertNoSession();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EIO=", "EIO=abc", "EIO=3", "EIO=5", "EIO=4.0", "EIO=04", "EIO=4&EIO=3", "EIO=44"})
    void refusesAnotherProtocolVersion(String version) {
        assertRefused(
                RawHttp.send(server, "GET", "/socket.io/?transport=polling&" + version), 400, UNSUPPORTED_PROTOCOL);
        try (RawWebSocket webSocket = RawWebSocket.ask(server, "/socket.io/?transport=websocket&" + version)) {
            assertRefused(webSocket.reply(), 400, UNSUPPORTED_PROTOCOL);
        }
    }

    @Test
    void refusesWebSocketWithoutAnUpgrade() {
        assertRefused(RawHttp.send(server, "GET", "/socket.io/?EIO=4&transport=websocket"), 400, BAD_REQUEST);
    }

    @Test
    void refusesAnUpgradeToPolling() {
        try (RawWebSocket webSocket = RawWebSocket.ask(server, "/socket.io/?EIO=4&transport=polling")) {
            assertRefused(webSocket.reply(), 400, BAD_REQUEST);
        }
    }

    @ParameterizedTest
    @CsvSource({"refuse=banned, banned", "refuse=a%22b%5Cc, 'a\\\"b\\\\c'"})
    void answersARefusalOfTheApplicationWithItsMessage(String query, String message) {
        String body = "{\"code\":4,\"message\":\"" + message + "\"}";
        assertRefused(RawHttp.send(server, "GET", "/socket.io/?EIO=4&transport=polling&" + query), 403, body);
        try (RawWebSocket webSocket = RawWebSocket.ask(server, "/socket.io/?EIO=4&transport=websocket&" + query)) {
            assertRefused(webSocket.reply(), 403, body);
        }
    }

    @Test
    void asksTheApplicationBeforeItLooksAtTheProtocolVersion() {
        assertRefused(
                RawHttp.send(server, "GET", "/socket.io/?EIO=3&transport=polling&refuse=no"),
                403,
                "{\"code\":4,\"message\":\"no\"}");
    }

    @Test
    void asksTheApplicationOnlyWhenASessionIsOpened() {
        try (PollingSession session = PollingSession.connected(server)) {
            HttpReply reply = RawHttp.send(server, "PUT", session.path() + "&refuse=no");
            assertThat(reply.status()).isEqualTo(405);
            session.send("1");
        }
    }

    @Test
    void refusesAnOriginThatIsNoHeaderText() {
        HttpReply reply = RawHttp.send(server, "GET", "/socket.io/?EIO=4&transport=polling", "Origin: http://a\u0001b");
        assertThat(reply.status()).isEqualTo(400);
        assertNoSession();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EIO=3", "EIO=abc", "EIO=5", ""})
    void refusesASessionsRequestsOfAnotherProtocolVersion(String version) {
        try (PollingSession session = PollingSession.connected(server)) {
            String query = "/socket.io/?" + version + "&sid=" + session.sid();
            for (String method : new String[] {"GET", "POST"}) {
                HttpReply reply = RawHttp.send(server, method, query + "&transport=polling");
                assertThat(reply.body()).isEqualTo(BAD_REQUEST);
                assertThat(reply.status()).isEqualTo(400);
            }
            try (RawWebSocket webSocket = RawWebSocket.ask(server, query + "&transport=websocket")) {
                assertThat(webSocket.reply().body()).isEqualTo(BAD_REQUEST);
                assertThat(webSocket.reply().status()).isEqualTo(400);
            }
            assertThat(session.isAlive()).isTrue();
            session.send("1");
        }
    }

    @Test
    void doesNotServeThePathWithoutTheSlash() {
        assertThat(RawHttp.send(server, "GET", "/socket.io?EIO=4&transport=polling")
                        .status())
                .isEqualTo(404);
    }
}
