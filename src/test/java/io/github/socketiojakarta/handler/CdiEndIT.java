package io.github.socketiojakarta.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.annotation.OnDisconnect;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.clients.JavaClient;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.internal.ee.cdi.OptionsExtension;
import io.github.socketiojakarta.internal.ee.cdi.SocketIoExtension;
import io.github.socketiojakarta.startup.SocketIoInitializer;
import io.socket.client.SocketOptionBuilder;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** CDI may end before the application does: Weld in a WAR is told first that Tomcat stops it. */
class CdiEndIT {

    private static final List<String> LOG = new CopyOnWriteArrayList<>();

    @ApplicationScoped
    static class Memory {
        void add(String entry) {
            LOG.add(entry);
        }

        @Produces
        SocketIoOptions options(SocketIoOptions.Builder builder) {
            return builder.build();
        }

        void dispose(@Disposes SocketIoOptions options) {
            LOG.add("options disposed");
        }

        @PreDestroy
        void end() {
            LOG.add("destroyed");
        }
    }

    @SocketIoNamespace("/farewell")
    static class Farewell {
        @Inject
        Memory memory;

        @OnDisconnect
        void gone(DisconnectReason reason) {
            memory.add("gone: " + reason);
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void clientsGoWhileBeansCanBeUsed(Container container) {
        LOG.clear();
        WeldContainer cdi = new Weld()
                .disableDiscovery()
                .addExtensions(new SocketIoExtension(), new OptionsExtension())
                .beanClasses(Memory.class, Farewell.class)
                .initialize();
        try (TestServer server = container.start(new SocketIoInitializer());
                JavaClient client =
                        JavaClient.of(server.url(), "/farewell", "websocket", SocketOptionBuilder.builder())) {
            client.connect();
            cdi.close();
            assertThat(LOG)
                    .containsExactly("gone: " + DisconnectReason.SERVER_SHUTTING_DOWN, "options disposed", "destroyed");
            assertThat(RawHttp.send(server, "GET", "/socket.io/?EIO=4&transport=polling")
                            .status())
                    .isEqualTo(503);
        }
        assertThat(LOG).hasSize(3);
    }
}
