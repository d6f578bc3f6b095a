package io.github.socketiojakarta.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.Container.HttpVersions;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.startup.SocketIoInitializer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What a proxy tells of its clients, and what happens if it does not tell what they asked for. */
@ParameterizedClass(name = "{0}")
@EnumSource(Proxy.class)
class ForwardedHeadersIT {

    static final List<Container> CONTAINERS = List.of(Container.values());

    @Parameter
    Proxy proxy;

    private static SocketIoOptions options() {
        return SocketIoOptions.builder().build();
    }

    @ParameterizedTest
    @FieldSource("CONTAINERS")
    void aContainerThatIsToldOfTheProxySeesTheClientsAddress(Container container) {
        try (TestServer server = container.start(HttpVersions.ONE_BEHIND_PROXY, new SocketIoInitializer(options()));
                RunningProxy running = RunningProxy.start(proxy, proxy.block(Place.ROOT), server)) {
            List<String> seen = new CopyOnWriteArrayList<>();
            server.io()
                    .use(socket -> seen.add(socket.handshake().address() + " "
                            + socket.handshake().isSecure()));
            String[] lies = {"X-Forwarded-For: 203.0.113.9", "X-Forwarded-Proto: https"};
            try (PollingSession session = PollingSession.openAs(running, lies)) {
                session.join("40");
            }
            assertThat(seen).containsExactly("127.0.0.1 false");
            assertThat(new BrowserRequests(running, "/socket.io").bothTransports(running.url()))
                    .extracting(HttpReply::status)
                    .containsExactly(200, 101);
        }
    }

    @ParameterizedTest
    @FieldSource("CONTAINERS")
    void aProxyThatLosesTheHostGetsEveryPageRefused(Container container) {
        try (TestServer server = container.start(options(), io -> {});
                RunningProxy right = RunningProxy.start(proxy, proxy.block(Place.ROOT), server);
                RunningProxy wrong = RunningProxy.start(proxy, proxy.blockThatLosesTheHost(Place.ROOT), server)) {
            assertThat(statuses(right)).containsExactly(200, 101);
            assertThat(statuses(wrong)).containsExactly(403, 403);
        }
    }

    private static Stream<Integer> statuses(RunningProxy running) {
        return new BrowserRequests(running, "/socket.io")
                .bothTransports(running.url()).stream().map(HttpReply::status);
    }
}
