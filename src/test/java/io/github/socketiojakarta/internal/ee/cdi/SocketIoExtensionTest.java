package io.github.socketiojakarta.internal.ee.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoServer;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

class SocketIoExtensionTest {

    /** Weld does not start without any bean. */
    static class Bean {}

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final SocketIoExtension extension = new SocketIoExtension();

    /** GlassFish keeps the extensions of all applications that it has ever had. */
    @Test
    void keepsNoServerWhenTheApplicationHasEnded() {
        WeldContainer cdi = new Weld()
                .disableDiscovery()
                .addExtension(extension)
                .beanClasses(Bean.class)
                .initialize();
        WeakReference<SocketIoServer> server = new WeakReference<>(use(server()));
        cdi.close();
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            System.gc();
            assertThat(server.refersTo(null)).isTrue();
        });
        assertThat(extension.handlers()).isEmpty();
    }

    private SocketIoServer use(SocketIoServer server) {
        extension.use(server);
        extension.beforeEnd(server::hashCode);
        return server;
    }

    private static SocketIoServer server() {
        return (SocketIoServer) Proxy.newProxyInstance(
                SocketIoServer.class.getClassLoader(),
                new Class<?>[] {SocketIoServer.class},
                (proxy, method, args) -> method.getName().equals("hashCode") ? 1 : null);
    }
}
