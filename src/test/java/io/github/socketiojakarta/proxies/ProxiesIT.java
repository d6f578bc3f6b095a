package io.github.socketiojakarta.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.clients.NodeScript;
import io.github.socketiojakarta.clients.Scenarios;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.TestServer;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The official JavaScript client through each proxy, configured by the page, on a port that is not 80. */
@ParameterizedClass(name = "{0}, {1}, {2}")
@MethodSource("all")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProxiesIT {

    @Parameter(0)
    Proxy proxy;

    @Parameter(1)
    Place place;

    @Parameter(2)
    Container container;

    private TestServer server;
    private RunningProxy running;

    static Stream<Arguments> all() {
        return Stream.of(Proxy.values())
                .flatMap(proxy -> Stream.of(Place.values())
                        .flatMap(place ->
                                Stream.of(Container.values()).map(container -> Arguments.of(proxy, place, container))));
    }

    @BeforeParameterizedClassInvocation
    void start() {
        SocketIoOptions options = SocketIoOptions.builder()
                .pingInterval(Duration.ofSeconds(1))
                .pingTimeout(Duration.ofSeconds(20))
                .build();
        server = container.start(place.contextPath(), options, Scenarios::serve);
        running = RunningProxy.start(proxy, proxy.block(place), server);
    }

    @AfterParameterizedClassInvocation
    void stop() {
        if (running != null) { // a program may be missing
            running.close();
        }
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "upgrade"})
    void theClientDoesAllItCan(String transport) throws Exception {
        Map<String, String> environment =
                Map.of("URL", running.url(), "SOCKET_PATH", place.socketPath(), "TRANSPORT", transport);
        NodeScript.run(environment, "--test", "client/behind-proxy.test.mjs");
    }

    @Test
    void aPageInABrowserChangesToAWebSocket() throws Exception {
        Map<String, String> environment = Map.of("URL", running.url(), "SOCKET_PATH", place.socketPath());
        NodeScript.run(environment, "--test", "browser/behind-proxy.test.mjs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://127.0.0.1", "http://127.0.0.1:8080", "null"})
    void aPageOfAnotherOriginIsRefused(String origin) {
        for (HttpReply reply : new BrowserRequests(running, place.socketPath()).bothTransports(origin)) {
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.body()).isEqualTo("{\"code\":4,\"message\":\"Forbidden\"}");
        }
    }
}
