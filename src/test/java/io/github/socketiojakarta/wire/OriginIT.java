package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConnectionError;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.ServerTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without the option cors, a page of another origin gets nowhere, on neither transport. */
class OriginIT extends ServerTest {

    private static final String FORBIDDEN = "{\"code\":4,\"message\":\"Forbidden\"}";
    private static final String POLLING = "/socket.io/?EIO=4&transport=polling";
    private static final String WEBSOCKET = "/socket.io/?EIO=4&transport=websocket";

    private final List<ConnectionError> errors = new CopyOnWriteArrayList<>();
    private final AtomicInteger middlewareRuns = new AtomicInteger();

    @Override
    protected void handle(SocketIoServer io) {
        io.engine().onConnectionError(errors::add);
        io.engine().onConnectionError(error -> {
            throw new IllegalStateException("a listener that fails");
        });
        io.use(socket -> middlewareRuns.incrementAndGet());
    }

    @BeforeEach
    void forget() {
        errors.clear();
    }

    private void assertForbidden(HttpReply reply) {
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).isEqualTo(FORBIDDEN);
        assertThat(reply.headers().keySet()).noneMatch(name -> name.startsWith("Access-Control-"));
        assertThat(errors).last().satisfies(error -> {
            assertThat(error.context()).isEqualTo("FORBIDDEN_ORIGIN");
            assertThat(error.code()).isEqualTo(4);
            assertThat(error.request().header("Origin")).isPresent();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "http://127.0.0.1:1", "http://127.0.0.1.evil.example", "null", "http://"
            })
    void anotherOriginIsRefusedOnBothTransports(String origin) {
        int before = middlewareRuns.get();
        assertForbidden(RawHttp.send(server, "GET", POLLING, "Origin: " + origin));
        try (RawWebSocket webSocket = RawWebSocket.ask(server, WEBSOCKET, "Origin: " + origin)) {
            assertForbidden(webSocket.reply());
        }
        assertThat(middlewareRuns).hasValue(before);
    }

    @Test
    void anotherOriginCannotUseASessionEitherNorUpgradeIt() {
        PollingSession session = PollingSession.open(server);
        String sid = "&sid=" + session.sid();
        assertForbidden(RawHttp.send(server, "GET", POLLING + sid, "Origin: https://evil.example"));
        assertForbidden(RawHttp.send(server, "POST", POLLING + sid, "Origin: https://evil.example"));
        try (RawWebSocket webSocket = RawWebSocket.ask(server, WEBSOCKET + sid, "Origin: https://evil.example")) {
            assertForbidden(webSocket.reply());
        }
        session.post("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1", "https://127.0.0.1", "http://127.0.0.1:80", "HTTP://127.0.0.1"})
    void theServersOwnOriginMayConnect(String origin) {
        assertThat(RawHttp.send(server, "GET", POLLING, "Origin: " + origin).status())
                .isEqualTo(200);
        try (RawWebSocket webSocket = RawWebSocket.ask(server, WEBSOCKET, "Origin: " + origin)) {
            assertThat(webSocket.reply().status()).isEqualTo(101);
        }
    }

    @Test
    void whoSendsNoOriginIsNoPage() {
        assertThat(RawHttp.send(server, "GET", POLLING).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: cross-site\r\nReferer: https://evil.example/page?http://127.0.0.1/",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site\r\nReferer: http://127.0.0.1:1/",
                "Sec-Fetch-Site: same-site\r\nReferer: nonsense"
            })
    void noScriptOfAnotherOriginIsAnswered(String headers) {
        int before = middlewareRuns.get();
        for (String query : new String[] {
            "", "&j=0", "&j=0&sid=" + PollingSession.open(server).sid()
        }) {
            HttpReply reply = RawHttp.send(server, "GET", POLLING + query, headers);
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.body()).isEqualTo(FORBIDDEN);
            assertThat(errors).last().extracting(ConnectionError::context).isEqualTo("FORBIDDEN_ORIGIN");
        }
        assertThat(middlewareRuns).hasValue(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    void aRequestThatNoOtherOriginCausedIsAnswered(String site) {
        assertThat(RawHttp.send(server, "GET", POLLING, "Sec-Fetch-Site: " + site)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void otherErrorsAreReportedToo() {
        RawHttp.send(server, "GET", "/socket.io/?EIO=4&transport=polling&sid=unknown");
        RawHttp.send(server, "GET", "/socket.io/?EIO=3&transport=polling");
        RawHttp.send(server, "GET", "/socket.io/?EIO=4&transport=smoke");
        assertThat(errors)
                .extracting(ConnectionError::context)
                .containsExactly("UNKNOWN_SID", "UNSUPPORTED_PROTOCOL_VERSION", "TRANSPORT_UNKNOWN");
    }
}
