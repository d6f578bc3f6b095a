package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.socketiojakarta.HandshakeCookie;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.ServerTest;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.startup.SocketIoInitializer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cookie, compression, headers, ids and paths. */
class HttpFeaturesIT extends ServerTest {

    private static final String POLLING = "/socket.io/?EIO=4&transport=polling";
    private static final String WEBSOCKET = "/socket.io/?EIO=4&transport=websocket";

    private final AtomicInteger numbers = new AtomicInteger();

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.cookie(HandshakeCookie.defaults())
                .perMessageDeflate(true)
                .sessionIdGenerator(request -> switch (request.query("id").orElse("")) {
                    case "bad" -> "\"}\r\nX: y";
                    case "same" -> "same";
                    case "fail" -> throw new IllegalStateException("no ids left");
                    default -> "custom-" + numbers.incrementAndGet();
                });
    }

    @Override
    protected void handle(SocketIoServer io) {
        io.engine()
                .onInitialHeaders((headers, request) ->
                        headers.put("X-Initial", request.query("n").orElse("none")));
        io.engine().onHeaders((headers, request) -> headers.put("X-Every", "yes"));
        io.engine().onHeaders((headers, request) -> {
            throw new IllegalStateException("a listener that fails");
        });
        io.onConnection(socket -> {
            socket.on("text", int.class, length -> socket.emit("text", "ä".repeat(length)));
            socket.on("plain", int.class, length -> socket.compress(false).emit("text", "ä".repeat(length)));
        });
    }

    private static String sid(HttpReply handshake) {
        return handshake.body().replaceAll(".*\"sid\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void theCookieComesWithThePollingHandshakeOnly() {
        HttpReply handshake = RawHttp.send(server, "GET", POLLING);
        assertThat(handshake.header("Set-Cookie"))
                .hasValue("io=" + sid(handshake) + "; Path=/; HttpOnly; SameSite=Lax");
        HttpReply post = RawHttp.send(server, "POST", POLLING + "&sid=" + sid(handshake));
        assertThat(post.header("Set-Cookie")).isEmpty();
        try (RawWebSocket webSocket = RawWebSocket.ask(server, WEBSOCKET)) {
            assertThat(webSocket.reply().header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void aCookieHasAllItsParts() {
        HandshakeCookie cookie = HandshakeCookie.named("route")
                .withPath("/chat")
                .withDomain("example.com")
                .withHttpOnly(false)
                .withSecure(true)
                .withSameSite("None")
                .withMaxAge(Duration.ofHours(1));
        assertThat(cookie.header("abc"))
                .isEqualTo("route=abc; Max-Age=3600; Domain=example.com; Path=/chat; Secure; SameSite=None");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b", "a;b", "a b", "", "a\r\nb", "ä"})
    void aCookieCannotBeNamedSo(String name) {
        assertThatThrownBy(() -> HandshakeCookie.named(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void headersAreAddedToEveryResponseAndToTheFirst() {
        HttpReply handshake = RawHttp.send(server, "GET", POLLING + "&n=7");
        assertThat(handshake.header("X-Initial")).hasValue("7");
        assertThat(handshake.header("X-Every")).hasValue("yes");
        try (RawHttp http = RawHttp.connect(server)) {
            HttpReply post = http.request("POST", POLLING + "&sid=" + sid(handshake), "40");
            assertThat(post.status()).isEqualTo(200);
            assertThat(post.header("X-Initial")).isEmpty();
            assertThat(post.header("X-Every")).hasValue("yes");
        }
        HttpReply poll = RawHttp.send(server, "GET", POLLING + "&sid=" + sid(handshake));
        assertThat(poll.body()).startsWith("40{");
        assertThat(poll.header("X-Every")).hasValue("yes");
        assertThat(RawHttp.send(server, "GET", "/socket.io/?EIO=4&transport=x").header("X-Every"))
                .isEmpty();
        try (RawWebSocket webSocket = RawWebSocket.ask(server, WEBSOCKET + "&n=8")) {
            assertThat(webSocket.reply().header("X-Initial")).hasValue("8");
            assertThat(webSocket.reply().header("X-Every")).hasValue("yes");
        }
    }

    @Test
    void sessionsHaveTheIdsOfTheApplication() {
        assertThat(sid(RawHttp.send(server, "GET", POLLING))).startsWith("custom-");
        for (String id : new String[] {"bad", "fail"}) {
            HttpReply refused = RawHttp.send(server, "GET", POLLING + "&id=" + id);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body()).isEqualTo("{\"code\":3,\"message\":\"Bad request\"}");
        }
        HttpReply first = RawHttp.send(server, "GET", POLLING + "&id=same");
        assertThat(sid(first)).isEqualTo("same");
        assertThat(RawHttp.send(server, "GET", POLLING + "&id=same").status()).isEqualTo(400);
    }

    private HttpReply pollText(int length, String... headers) {
        return poll("text", length, headers);
    }

    private HttpReply poll(String event, int length, String... headers) {
        PollingSession session = PollingSession.open(server);
        session.post("40");
        assertThat(session.get().body()).startsWith("40{");
        session.post("42[\"" + event + "\"," + length + "]");
        return RawHttp.send(server, "GET", POLLING + "&sid=" + session.sid(), headers);
    }

    @Test
    void largeAnswersAreCompressedAsTheClientLikes() throws Exception {
        String expected = "42[\"text\",\"" + "ä".repeat(2_000) + "\"]";
        HttpReply gzip = pollText(2_000, "Accept-Encoding: gzip, deflate, br");
        assertThat(gzip.header("Content-Encoding")).hasValue("gzip");
        assertThat(gzip.bytes()).hasSizeLessThan(200);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip.bytes()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(expected);
        }
        HttpReply deflate = pollText(2_000, "Accept-Encoding: deflate");
        assertThat(deflate.header("Content-Encoding")).hasValue("deflate");
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(deflate.bytes()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(expected);
        }
    }

    @Test
    void smallAnswersAndThoseForOthersAreNotCompressed() {
        assertThat(pollText(500, "Accept-Encoding: gzip").header("Content-Encoding"))
                .isEmpty();
        assertThat(pollText(2_000, "Accept-Encoding: gzip;q=0").header("Content-Encoding"))
                .isEmpty();
        assertThat(pollText(2_000).header("Content-Encoding")).isEmpty();
    }

    @Test
    void anEventThatMustNotBeCompressedIsNot() {
        HttpReply plain = poll("plain", 2_000, "Accept-Encoding: gzip");
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(plain.body()).hasSize(2_000 + "42[\"text\",\"\"]".length());
    }

    @Test
    void aFilterOfTheApplicationSeesBothTransports() {
        List<String> seen = new CopyOnWriteArrayList<>();
        ServletContainerInitializer application = (types, context) -> {
            SocketIoInitializer.install(context, SocketIoOptions.defaults());
            FilterRegistration.Dynamic filter = context.addFilter("audit", (request, response, chain) -> {
                String query = ((HttpServletRequest) request).getQueryString();
                seen.add(query);
                if (query.contains("blocked")) {
                    ((HttpServletResponse) response).sendError(HttpServletResponse.SC_UNAUTHORIZED);
                } else {
                    chain.doFilter(request, response);
                }
            });
            filter.setAsyncSupported(true);
            filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/socket.io/*");
        };
        try (TestServer filtered = container.start(application)) {
            assertThat(RawHttp.send(filtered, "GET", POLLING).status()).isEqualTo(200);
            assertThat(RawHttp.send(filtered, "GET", POLLING + "&blocked").status())
                    .isEqualTo(401);
            try (RawWebSocket webSocket = RawWebSocket.ask(filtered, WEBSOCKET);
                    RawWebSocket blocked = RawWebSocket.ask(filtered, WEBSOCKET + "&blocked")) {
                assertThat(webSocket.reply().status()).isEqualTo(101);
                assertThat(blocked.reply().status()).isEqualTo(401);
            }
        }
        assertThat(seen).hasSize(4);
    }

    @Test
    void webSocketsAreCompressedIfToldTo() {
        String offer = "Sec-WebSocket-Extensions: permessage-deflate";
        try (RawWebSocket webSocket = RawWebSocket.ask(server, WEBSOCKET, offer)) {
            assertThat(webSocket.reply().header("Sec-WebSocket-Extensions").orElse(""))
                    .startsWith("permessage-deflate");
        }
        try (TestServer plain = container.start(SocketIoOptions.defaults(), io -> {});
                RawWebSocket webSocket = RawWebSocket.ask(plain, WEBSOCKET, offer)) {
            assertThat(webSocket.reply().status()).isEqualTo(101);
            assertThat(webSocket.reply().header("Sec-WebSocket-Extensions")).isEmpty();
        }
    }

    @Test
    void theSlashBehindThePathIsNeededUnlessToldOtherwise() {
        String path = "/socket.io?EIO=4&transport=polling";
        assertThat(RawHttp.send(server, "GET", path).status()).isEqualTo(404);
        SocketIoOptions options =
                SocketIoOptions.builder().addTrailingSlash(false).build();
        try (TestServer other = container.start(options, io -> {})) {
            assertThat(RawHttp.send(other, "GET", path).status()).isEqualTo(200);
            assertThat(RawHttp.send(other, "GET", POLLING).status()).isEqualTo(200);
        }
    }

    @Test
    void oneApplicationCanHaveSeveralServers() {
        ServletContainerInitializer both = (types, context) -> {
            SocketIoInitializer.install(context, SocketIoOptions.defaults());
            SocketIoInitializer.install(
                    context, SocketIoOptions.builder().path("/second").build());
        };
        try (TestServer two = container.start(both)) {
            SocketIoServer second = SocketIoServer.of(two.context(), "/second");
            assertThat(SocketIoServer.of(two.context(), "/socket.io"))
                    .isSameAs(two.io())
                    .isNotSameAs(second);
            RawHttp.send(two, "GET", "/second/?EIO=4&transport=polling");
            try (RawWebSocket webSocket = RawWebSocket.ask(two, "/second/?EIO=4&transport=websocket")) {
                assertThat(webSocket.reply().status()).isEqualTo(101);
                org.awaitility.Awaitility.await().until(() -> second.clientsCount() == 2);
            }
            assertThat(two.io().clientsCount()).isZero();
            assertThatThrownBy(() -> SocketIoServer.of(two.context(), "/third"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("/third");
        }
    }

    @Test
    void noticesTheConnectionBeforeItJoinsANamespace() {
        AtomicInteger opened = new AtomicInteger();
        try (TestServer other = container.start(
                SocketIoOptions.defaults(),
                io -> io.engine().onConnection(connection -> opened.addAndGet(connection.protocol())))) {
            RawHttp.send(other, "GET", POLLING);
            assertThat(opened).hasValue(4);
            assertThat(other.io().engine().clientsCount()).isEqualTo(1);
        }
    }
}
