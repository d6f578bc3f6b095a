package io.github.socketiojakarta.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.annotation.OnConnect;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.LogCapture;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.internal.ee.cdi.SocketIoExtension;
import io.github.socketiojakarta.jackson.JacksonCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.weld.environment.se.Weld;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** N8: one line says that a server has started, and with what. */
@ParameterizedClass(name = "{0}")
@EnumSource(Container.class)
class StartLineIT {

    private static final Pattern VERSION =
            Pattern.compile("<artifactId>socketio-jakarta</artifactId>\\s*<version>([^<]+)</version>");

    @Parameter
    Container container;

    private static List<String> lines(LogCapture log) {
        assertThat(log.records()).allSatisfy(line -> {
            assertThat(line.getLevel().intValue()).isLessThanOrEqualTo(Level.INFO.intValue());
            assertThat(line.getThrown()).isNull();
        });
        return log.messages(Level.INFO);
    }

    @Test
    @DisplayName("N8: version, path, transports, namespaces, handlers, adapter, and what was found")
    void saysWithWhatItHasStarted() throws Exception {
        Matcher version = VERSION.matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        SocketIoOptions options = SocketIoOptions.builder()
                .path("/chat")
                .jsonCodec(new JacksonCodec())
                .build();
        try (LogCapture log = LogCapture.of("io.github.socketiojakarta", Level.INFO);
                TestServer server =
                        container.start(new SocketIoInitializer(options).handlers(Main.class, Tenants.class))) {
            assertThat(lines(log))
                    .containsExactly("Socket.IO " + version.group(1)
                            + " has started at /chat/; transports polling, websocket; namespaces /, /tenant-\\d+;"
                            + " 2 handlers, 3 events; no cluster; JSON by JacksonCodec; no CDI;"
                            + " validation on; " + server.context().getServerInfo());
        }
    }

    @Test
    void saysSoOfEachServer() {
        SocketIoOptions polling = SocketIoOptions.builder().path("/polling").build();
        try (LogCapture log = LogCapture.of("io.github.socketiojakarta", Level.INFO);
                TestServer server = container.start((types, context) -> {
                    SocketIoInitializer.install(context, polling).of("/admin");
                    new SocketIoInitializer().onStartup(Set.of(), context);
                })) {
            assertThat(lines(log))
                    .hasSize(2)
                    .anySatisfy(line -> assertThat(line)
                            .contains(
                                    "at /polling/;",
                                    "namespaces /, /admin;",
                                    "0 handlers, 0 events",
                                    "validation not needed"))
                    .anySatisfy(line ->
                            assertThat(line).contains("at /socket.io/;", "namespaces /;", "JSON by JsonbCodec"));
            assertThat(server.context().getServerInfo()).isNotEmpty();
        }
    }

    @Test
    void saysThatThereIsCdi() {
        try (var weld = new Weld()
                        .disableDiscovery()
                        .addExtension(new SocketIoExtension())
                        .beanClasses(Main.class)
                        .initialize();
                LogCapture log = LogCapture.of("io.github.socketiojakarta", Level.INFO);
                TestServer server = container.start(new SocketIoInitializer())) {
            assertThat(weld.isRunning()).isTrue();
            assertThat(lines(log)).singleElement().asString().contains("1 handler, 2 events", "; CDI;");
            assertThat(server.port()).isPositive();
        }
    }

    @SocketIoNamespace
    static class Main {
        @OnEvent("a")
        void a(String text) {}

        @OnEvent("b")
        void b() {}

        @OnConnect
        void connected() {}
    }

    @SocketIoNamespace(pattern = "/tenant-\\d+")
    static class Tenants {
        @OnEvent("a")
        void a() {}
    }
}
