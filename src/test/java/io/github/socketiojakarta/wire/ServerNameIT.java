package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.Container.HttpVersions;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.startup.SocketIoInitializer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a server takes for its own origin: the name and port that its client asked for, and those the container knows
 * from a proxy.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(Container.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerNameIT {

    private static final String POLLING = "/socket.io/?EIO=4&transport=polling";
    private static final String WEBSOCKET = "/socket.io/?EIO=4&transport=websocket";

    @Parameter
    Container container;

    private TestServer server;
    private TestServer behindProxy;

    @BeforeParameterizedClassInvocation
    void start() {
        SocketIoOptions options = SocketIoOptions.builder().build();
        server = container.start(new SocketIoInitializer(options));
        behindProxy = container.start(HttpVersions.ONE_BEHIND_PROXY, new SocketIoInitializer(options));
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
        behindProxy.close();
    }

    @ParameterizedTest
    @CsvSource({
        "wss://example.com, example.com:443", // clients in Swift
        "https://example.com, example.com:443",
        "ws://example.com, example.com:80",
        "ws://example.com:8443, example.com:8443",
        "https://example.com:443, example.com",
        "https://[::1], [::1]:443",
    })
    void theNameInTheHostHeaderIsOurs(String origin, String host) {
        assertStatus(true, server, origin, host);
    }

    @ParameterizedTest
    @CsvSource({
        "ws://example.com, example.com:443",
        "wss://example.com, example.com:80",
        "wss://example.com:8443, example.com",
        "wss://example.com.evil.example, example.com",
        "wss://example.com@evil.example, example.com",
        "wss://user@example.com, example.com",
        "app://example.com, example.com",
        "https://[::1]:8443, [::1]",
    })
    void anotherNameOrPortIsForeign(String origin, String host) {
        assertStatus(false, server, origin, host);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com, example.com, https",
        "wss://example.com, example.com, https",
        "https://example.com:8443, example.com:8443, https",
        "http://example.com:8080, example.com:8080, http",
        "https://[::1]:8443, [::1]:8443, https",
    })
    void theContainerIsBelievedWhatItKnowsFromItsProxy(String origin, String host, String scheme) {
        assertStatus(true, behindProxy, origin, "backend:8080", forwarded(host, scheme));
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.com, example.com, https",
        "ws://example.com, example.com, https",
        "http://example.com:443, example.com, https",
        "https://example.com:8443, example.com, https",
        "https://example.com.evil.example, example.com, https",
        "https://evil.example, example.com, https",
    })
    void noOtherNamePortOrSchemeIsBelieved(String origin, String host, String scheme) {
        assertStatus(false, behindProxy, origin, "backend:8080", forwarded(host, scheme));
    }

    @ParameterizedTest
    @CsvSource({"http://example.com, example.com", "ws://example.com:443, example.com:443", "null, example.com"})
    void aPageWithoutTlsIsForeignIfTheContainerKnowsOfTls(String origin, String host) {
        assertStatus(false, behindProxy, origin, host, "X-Forwarded-Proto: https");
    }

    @ParameterizedTest
    @CsvSource({"https://evil.example, evil.example", "https://example.com, example.com"})
    void aContainerThatKnowsOfNoProxyBelievesNone(String origin, String host) {
        assertStatus(false, server, origin, "backend:8080", forwarded(host, "https"));
    }

    /** What a proxy tells; Tomcat wants the port in a header of its own. */
    private static String[] forwarded(String host, String scheme) {
        String port = host.matches(".*:\\d+") ? host.substring(host.lastIndexOf(':') + 1) : "";
        Stream<String> headers = Stream.of("X-Forwarded-Host: " + host, "X-Forwarded-Proto: " + scheme);
        Stream<String> ports = port.isEmpty() ? Stream.of() : Stream.of("X-Forwarded-Port: " + port);
        return Stream.concat(headers, ports).toArray(String[]::new);
    }

    private static void assertStatus(boolean ours, TestServer server, String origin, String host, String... more) {
        List<String> headers = new ArrayList<>(List.of("Host: " + host, "Origin: " + origin));
        headers.addAll(List.of(more));
        assertThat(status(server, POLLING, headers.toArray(String[]::new))).isEqualTo(ours ? 200 : 403);
        headers.addAll(List.of(RawWebSocket.handshake()));
        assertThat(status(server, WEBSOCKET, headers.toArray(String[]::new))).isEqualTo(ours ? 101 : 403);
    }

    private static int status(TestServer server, String path, String... headers) {
        try (RawHttp http = RawHttp.connect(server)) {
            return http.write("GET " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n")
                    .reply()
                    .status();
        }
    }
}
