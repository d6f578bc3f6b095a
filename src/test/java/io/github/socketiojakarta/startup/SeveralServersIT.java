package io.github.socketiojakarta.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.clients.JavaClient;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.internal.ee.cdi.SocketIoExtension;
import io.socket.client.SocketOptionBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.weld.environment.se.Weld;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One of several servers has the handlers and the beans, in whatever order containers call what installs them. */
@Tag("full")
@ParameterizedClass(name = "{0}, the library {1}")
@MethodSource("starts")
class SeveralServersIT {

    /** When the library's own initializer is called. */
    enum Turn {
        FIRST,
        LAST
    }

    private static final SocketIoOptions ADMIN =
            SocketIoOptions.builder().path("/admin").build();

    @Parameter(0)
    Container container;

    @Parameter(1)
    Turn library;

    static Stream<Arguments> starts() {
        return Stream.of(Container.values())
                .flatMap(container -> Stream.of(Turn.values()).map(turn -> Arguments.of(container, turn)));
    }

    private TestServer start(SocketIoInitializer own, SocketIoOptions others, Class<?> handler) {
        ServletContainerInitializer first = (types, context) -> own.onStartup(Set.of(handler), context);
        ServletContainerInitializer second = (types, context) -> SocketIoInitializer.install(context, others);
        List<ServletContainerInitializer> turns =
                library == Turn.FIRST ? List.of(first, second) : List.of(second, first);
        return container.start((types, context) -> {
            for (ServletContainerInitializer turn : turns) {
                turn.onStartup(types, context);
            }
        });
    }

    private static void assertServes(TestServer server, String path, Object answer) {
        try (JavaClient client = JavaClient.of(
                server.url(),
                "/whereabouts",
                "websocket",
                SocketOptionBuilder.builder().setPath(path + "/"))) {
            assertThat(client.connect().ask("where")).containsExactly(answer);
        }
    }

    private static void assertAreTwo(ServletContext context) {
        assertThat(SocketIoServer.of(context).options().path()).isEqualTo("/socket.io");
        assertThat(SocketIoServer.of(context, "/socket.io")).isSameAs(SocketIoServer.of(context));
        assertThat(SocketIoServer.of(context, "/admin").options().path()).isEqualTo("/admin");
    }

    @Test
    void theServerOfTheLibraryHasTheHandlers() {
        try (TestServer server = start(new SocketIoInitializer(), ADMIN, Plain.class)) {
            assertAreTwo(server.context());
            assertServes(server, "/socket.io", "/socket.io");
        }
    }

    @Test
    void theServerOfTheLibraryIsInjected() {
        try (var weld = new Weld()
                        .disableDiscovery()
                        .addExtension(new SocketIoExtension())
                        .beanClasses(Injected.class)
                        .initialize();
                TestServer server = start(new SocketIoInitializer(), ADMIN, Injected.class)) {
            assertAreTwo(server.context());
            assertServes(server, "/socket.io", "/socket.io");
        }
    }

    @Test
    void theServerOfAnInitializerWithOptionsHasTheHandlers() {
        SocketIoInitializer own = new SocketIoInitializer(SocketIoOptions.defaults());
        try (TestServer server = start(own, ADMIN, Plain.class)) {
            assertAreTwo(server.context());
            assertServes(server, "/socket.io", "/socket.io");
        }
    }

    /** The library finds its path taken by the application; or finds the handlers, before it is. */
    @Test
    void aServerInThePlaceOfTheLibrarysHasTheHandlers() {
        try (TestServer server = start(new SocketIoInitializer(), SocketIoOptions.defaults(), Plain.class)) {
            assertServes(server, "/socket.io", "/socket.io");
        }
    }

    @SocketIoNamespace("/whereabouts")
    static class Plain {
        @OnEvent("where")
        String where(SocketIoServer io) {
            return io.options().path();
        }
    }

    @SocketIoNamespace("/whereabouts")
    @ApplicationScoped
    static class Injected {
        @Inject
        SocketIoServer server;

        @OnEvent("where")
        String where() {
            return server.options().path();
        }
    }
}
