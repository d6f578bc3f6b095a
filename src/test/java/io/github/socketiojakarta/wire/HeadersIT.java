package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.Cors;
import io.github.socketiojakarta.HandshakeCookie;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.ServerTest;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.startup.SocketIoInitializer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** Headers that listeners add meet those of the protocol, of the application's filters, and hostile values. */
class HeadersIT extends ServerTest {

    private static final String POLLING = "/socket.io/?EIO=4&transport=polling";
    private static final String WEBSOCKET = "/socket.io/?EIO=4&transport=websocket";

    @Override
    protected void handle(SocketIoServer io) {
        io.engine().onHeaders((headers, request) -> {
            headers.put("X-First", "1");
            headers.put("x-first", "2");
            headers.put("X-Echo", request.query("echo").orElse("none"));
            headers.put("X-Null", null);
            headers.put("X Space", "a");
            headers.put("X-Split\r\nX-Injected", "a");
            headers.put("", "a");
            headers.put("Content-Length", "1");
            headers.put("Transfer-Encoding", "chunked");
            headers.put("Content-Encoding", "gzip");
            headers.put("Connection", "close");
            headers.put("Upgrade", "nothing");
            headers.put("Sec-WebSocket-Accept", "wrong");
            headers.put("sec-websocket-extensions", "permessage-deflate");
            headers.put("X-Last", "é");
        });
    }

    private static void assertOnlyWhatCanBeSent(HttpReply reply) {
        assertThat(reply.header("X-First")).hasValue("2");
        assertThat(reply.header("X-Last")).isPresent();
        assertThat(reply.headers())
                .doesNotContainKeys(
                        "X-Injected",
                        "X-Null",
                        "X Space",
                        "X-Split",
                        "",
                        "Transfer-Encoding",
                        "Content-Encoding",
                        "Sec-WebSocket-Extensions");
    }

    @Test
    void whatWouldBreakAPollIsLeftOut() {
        HttpReply handshake = RawHttp.send(server, "GET", POLLING + "&echo=a%0d%0aX-Injected:%201");
        assertThat(handshake.status()).isEqualTo(200);
        assertThat(handshake.body()).startsWith("0{\"sid\":").endsWith("}");
        assertOnlyWhatCanBeSent(handshake);
        assertThat(handshake.header("X-Echo")).isEmpty();
        assertThat(RawHttp.send(server, "GET", POLLING + "&echo=fine").header("X-Echo"))
                .hasValue("fine");
    }

    @Test
    void whatWouldBreakAWebSocketIsLeftOut() {
        try (RawWebSocket webSocket = RawWebSocket.open(server, WEBSOCKET + "&echo=a%0d%0aX-Injected:%201")) {
            assertOnlyWhatCanBeSent(webSocket.reply());
            assertThat(webSocket.reply().header("X-Echo")).isEmpty();
            assertThat(webSocket.reply().header("Sec-WebSocket-Accept")).hasValue("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
            assertThat(webSocket.next()).startsWith("0{\"sid\":");
            assertThat(webSocket.text("40").next()).startsWith("40{\"sid\":");
        }
    }

    /** Balancers want a cookie of their own on both transports, and the application may have one too. */
    @Test
    void whatFiltersSetStays() {
        SocketIoOptions options = SocketIoOptions.builder()
                .cookie(HandshakeCookie.defaults())
                .cors(Cors.allow("https://friend.example"))
                .build();
        ServletContainerInitializer application = (types, context) -> {
            SocketIoInitializer.install(context, options).engine().onInitialHeaders((headers, request) -> {
                headers.put("Set-Cookie", "route=1");
                headers.put("Vary", "X-Mine");
            });
            FilterRegistration.Dynamic filter = context.addFilter("guard", (request, response, chain) -> {
                ((HttpServletResponse) response).addCookie(new Cookie("login", "abc"));
                ((HttpServletResponse) response).addHeader("Vary", "Accept-Language");
                chain.doFilter(request, response);
            });
            filter.setAsyncSupported(true);
            filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/socket.io/*");
        };
        try (TestServer filtered = container.start(application);
                RawWebSocket webSocket = RawWebSocket.ask(filtered, WEBSOCKET)) {
            HttpReply handshake = RawHttp.send(filtered, "GET", POLLING);
            assertThat(handshake.header("Set-Cookie").orElse("")).contains("login=abc", "route=1", "io=");
            assertThat(handshake.header("Vary").orElse("")).contains("Accept-Language", "Origin", "X-Mine");
            assertThat(webSocket.reply().status()).isEqualTo(101);
            assertThat(webSocket.reply().header("Set-Cookie").orElse("")).contains("login=abc", "route=1");
            assertThat(webSocket.reply().header("Vary").orElse("")).contains("Accept-Language", "Origin", "X-Mine");
        }
    }
}
