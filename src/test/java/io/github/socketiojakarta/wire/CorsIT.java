package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.Cors;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.ServerTest;
import io.github.socketiojakarta.harness.TestServer;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of other origins that the option cors allows. */
class CorsIT extends ServerTest {

    private static final String POLLING = "/socket.io/?EIO=4&transport=polling";
    private static final String WEBSOCKET = "/socket.io/?EIO=4&transport=websocket";

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.cors(Cors.builder()
                .origins("https://friend.example", "file://")
                .originPattern(Pattern.compile("https://\\w+\\.friends\\.example"))
                .origin(origin -> {
                    if (origin.contains("broken")) {
                        throw new IllegalStateException("a predicate that fails");
                    }
                    return origin.equals("app://mobile");
                })
                .credentials(true)
                .exposedHeaders("X-One", "X-Two")
                .maxAge(Duration.ofHours(1))
                .build());
    }

    @Override
    protected void handle(SocketIoServer io) {}

    @ParameterizedTest
    @ValueSource(strings = {"https://friend.example", "https://good.friends.example", "app://mobile", "file://"})
    void anAllowedOriginIsToldSoOnEveryResponse(String origin) {
        HttpReply handshake = RawHttp.send(server, "GET", POLLING, "Origin: " + origin);
        assertThat(handshake.status()).isEqualTo(200);
        assertAllowed(handshake, origin);
        HttpReply error = RawHttp.send(server, "GET", "/socket.io/?EIO=4&transport=x", "Origin: " + origin);
        assertThat(error.status()).isEqualTo(400);
        assertAllowed(error, origin);
        HttpReply script = RawHttp.send(server, "GET", "/socket.io/socket.io.min.js", "Origin: " + origin);
        assertThat(script.status()).isEqualTo(200);
        assertThat(script.header("Access-Control-Allow-Origin")).hasValue(origin);
        assertThat(script.header("Vary")).hasValue("Origin, Accept-Encoding");
        try (RawWebSocket webSocket = RawWebSocket.ask(server, WEBSOCKET, "Origin: " + origin)) {
            assertThat(webSocket.reply().status()).isEqualTo(101);
            assertAllowed(webSocket.reply(), origin);
        }
    }

    private static void assertAllowed(HttpReply reply, String origin) {
        assertThat(reply.header("Access-Control-Allow-Origin")).hasValue(origin);
        assertThat(reply.header("Access-Control-Allow-Credentials")).hasValue("true");
        assertThat(reply.header("Access-Control-Expose-Headers")).hasValue("X-One,X-Two");
        assertThat(reply.header("Vary")).hasValue("Origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://friends.example",
                "https://a.b.friends.example",
                "file://x",
                "file:///",
                "file:"
            })
    void othersAreRefused(String origin) {
        HttpReply reply = RawHttp.send(server, "GET", POLLING, "Origin: " + origin);
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(reply.header("Vary")).hasValue("Origin");
        try (RawWebSocket webSocket = RawWebSocket.ask(server, WEBSOCKET, "Origin: " + origin)) {
            assertThat(webSocket.reply().status()).isEqualTo(403);
        }
    }

    @Test
    void aPageThatLoadsScriptsIsKnownByItsReferer() {
        String site = "Sec-Fetch-Site: cross-site";
        assertThat(RawHttp.send(server, "GET", POLLING + "&j=0", site, "Referer: https://friend.example/page")
                        .status())
                .isEqualTo(200);
        assertThat(RawHttp.send(server, "GET", POLLING + "&j=0", site, "Referer: https://friend.example")
                        .status())
                .isEqualTo(200);
        assertThat(RawHttp.send(server, "GET", POLLING + "&j=0", site, "Referer: https://friend.example.evil.example/")
                        .status())
                .isEqualTo(403);
        assertThat(RawHttp.send(server, "GET", POLLING + "&j=0", site).status()).isEqualTo(403);
    }

    @Test
    void answersPreflights() {
        HttpReply reply = RawHttp.send(
                server,
                "OPTIONS",
                POLLING,
                "Origin: https://friend.example",
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: content-type,x-mine");
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.header("Access-Control-Allow-Origin")).hasValue("https://friend.example");
        assertThat(reply.header("Access-Control-Allow-Methods")).hasValue("GET,HEAD,PUT,PATCH,POST,DELETE");
        assertThat(reply.header("Access-Control-Allow-Headers")).hasValue("content-type,x-mine");
        assertThat(reply.header("Access-Control-Max-Age")).hasValue("3600");
        assertThat(reply.header("Vary")).hasValue("Origin, Access-Control-Request-Headers");
    }

    @Test
    void allowsEveryOriginIfToldTo() {
        SocketIoOptions options = SocketIoOptions.builder()
                .cors(Cors.builder()
                        .anyOrigin()
                        .methods("GET", "POST")
                        .allowedHeaders("X-Mine")
                        .optionsSuccessStatus(200)
                        .build())
                .build();
        try (TestServer open = container.start(options, io -> {})) {
            HttpReply handshake = RawHttp.send(open, "GET", POLLING, "Origin: https://any.example");
            assertThat(handshake.status()).isEqualTo(200);
            assertThat(handshake.header("Access-Control-Allow-Origin")).hasValue("*");
            assertThat(handshake.header("Vary")).isEmpty();
            HttpReply preflight = RawHttp.send(open, "OPTIONS", POLLING, "Origin: https://any.example");
            assertThat(preflight.status()).isEqualTo(200);
            assertThat(preflight.header("Access-Control-Allow-Methods")).hasValue("GET,POST");
            assertThat(preflight.header("Access-Control-Allow-Headers")).hasValue("X-Mine");
            try (RawWebSocket webSocket = RawWebSocket.ask(open, WEBSOCKET, "Origin: https://any.example")) {
                assertThat(webSocket.reply().header("Access-Control-Allow-Origin"))
                        .hasValue("*");
            }
        }
    }

    @Test
    void passesPreflightsOnIfToldTo() {
        SocketIoOptions options = SocketIoOptions.builder()
                .cors(Cors.builder()
                        .origins("https://friend.example", "file://")
                        .preflightContinue(true)
                        .build())
                .build();
        try (TestServer other = container.start(options, io -> {})) {
            HttpReply preflight = RawHttp.send(other, "OPTIONS", POLLING, "Origin: https://friend.example");
            assertThat(preflight.status()).isEqualTo(400);
            assertThat(preflight.header("Access-Control-Allow-Origin")).hasValue("https://friend.example");
        }
    }

    @Test
    void aPredicateThatFailsMeansNo() {
        assertThat(RawHttp.send(server, "GET", POLLING, "Origin: x://broken").status())
                .isEqualTo(403);
    }
}
