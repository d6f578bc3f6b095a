package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.startup.SocketIoInitializer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Jetty would keep a handshake, and with it the whole HTTP connection, as long as the WebSocket is open. */
@Tag("full")
class UpgradeMemoryIT {

    private final List<WeakReference<ServletRequest>> requests = new CopyOnWriteArrayList<>();

    @Test
    void nothingOfTheRequestIsKeptWhileTheWebSocketIsOpen() {
        try (TestServer server = Container.JETTY.start((types, context) -> install(context))) {
            RawWebSocket client = RawWebSocket.connected(server);

            assertThat(requests).hasSize(1);
            await().atMost(Duration.ofMinutes(1)).until(this::isForgotten);
            client.close();
        }
    }

    private void install(ServletContext context) throws ServletException {
        Filter filter = (request, response, chain) -> {
            requests.add(new WeakReference<>(request));
            chain.doFilter(request, response);
        };
        FilterRegistration.Dynamic registration = context.addFilter("requests", filter);
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(null, false, "/*");
        new SocketIoInitializer(SocketIoOptions.builder().build()).onStartup(Set.of(), context);
    }

    private boolean isForgotten() {
        System.gc();
        return requests.get(0).get() == null;
    }
}
