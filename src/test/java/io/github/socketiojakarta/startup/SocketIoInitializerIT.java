package io.github.socketiojakarta.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.socketiojakarta.SocketIoConfigurer;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.TestServer;
import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SocketIoInitializerIT {

    private static final String HANDSHAKE = "?EIO=4&transport=polling";

    @ParameterizedTest
    @EnumSource(Container.class)
    void startsWithTheDefaults(Container container) {
        try (TestServer server = container.start(new SocketIoInitializer())) {
            assertThat(server.io().options().path()).isEqualTo("/socket.io");
            assertThat(RawHttp.send(server, "GET", "/socket.io/" + HANDSHAKE).body())
                    .startsWith("0{\"sid\":");
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void takesConfigurersInTheOrderOfTheirNamesAfterContextParameters(Container container) {
        try (TestServer server = container.start((types, context) -> {
            context.setInitParameter("socketio.path", "/chat");
            context.setInitParameter("socketio.pingTimeout", "1000");
            context.setInitParameter("socketio.maxAttachments", "3");
            new SocketIoInitializer()
                    .onStartup(Set.of(Second.class, First.class, Incomplete.class, Container.class), context);
        })) {
            SocketIoOptions options = server.io().options();
            assertThat(options.maxAttachments()).isEqualTo(3);
            assertThat(options.pingTimeout()).isEqualTo(Duration.ofSeconds(2));
            assertThat(options.pingInterval()).isEqualTo(Duration.ofSeconds(8));
            assertThat(RawHttp.send(server, "GET", "/chat/" + HANDSHAKE).body())
                    .contains("\"pingInterval\":8000,\"pingTimeout\":2000");
            assertThat(RawHttp.send(server, "GET", "/socket.io/" + HANDSHAKE).status())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void doesNotTakeAnythingElseBesideOptionsInCode(Container container) {
        SocketIoOptions options = SocketIoOptions.builder().maxAttachments(5).build();
        try (TestServer server = container.start((types, context) -> {
            context.setInitParameter("socketio.pingTimeout", "1000");
            new SocketIoInitializer(options).onStartup(Set.of(First.class), context);
        })) {
            assertThat(server.io().options()).isSameAs(options);
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void installsOneServerOnly(Container container) {
        SocketIoOptions options = SocketIoOptions.defaults();
        try (TestServer server = container.start((types, context) -> {
            SocketIoServer first = SocketIoInitializer.install(context, options);
            assertThat(SocketIoInitializer.install(context, options)).isSameAs(first);
            new SocketIoInitializer().onStartup(null, context);
            assertThat(SocketIoServer.of(context)).isSameAs(first);
        })) {
            assertThat(RawHttp.send(server, "GET", "/socket.io/" + HANDSHAKE).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void saysWhatIsWrongWithAConfigurer() {
        ServletContext context = new ServletContextHandler().getServletContext();
        assertThatExceptionOfType(jakarta.servlet.ServletException.class)
                .isThrownBy(() -> new SocketIoInitializer().onStartup(Set.of(WithoutConstructor.class), context))
                .withMessageContainingAll(WithoutConstructor.class.getName(), "public constructor without parameters");
    }

    @Test
    void saysWhatToDoWhereNoServerWasStarted() {
        ServletContext context = new ServletContextHandler().getServletContext();
        assertThatIllegalStateException()
                .isThrownBy(() -> SocketIoServer.of(context))
                .withMessageContainingAll("WEB-INF/lib", SocketIoInitializer.class.getName());
    }

    public static final class First implements SocketIoConfigurer {
        @Override
        public void configure(SocketIoOptions.Builder options, ServletContext context) {
            options.pingTimeout(Duration.ofSeconds(2)).pingInterval(Duration.ofSeconds(9));
        }
    }

    public static final class Second implements SocketIoConfigurer {
        @Override
        public void configure(SocketIoOptions.Builder options, ServletContext context) {
            options.pingInterval(Duration.ofSeconds(8));
        }
    }

    public abstract static class Incomplete implements SocketIoConfigurer {}

    public static final class WithoutConstructor implements SocketIoConfigurer {
        private WithoutConstructor() {}

        @Override
        public void configure(SocketIoOptions.Builder options, ServletContext context) {}
    }
}
