package io.github.socketiojakarta.internal.ee.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoConfigurer;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.harness.ClassesWithout;
import io.github.socketiojakarta.harness.LogCapture;
import io.smallrye.config.PropertiesConfigSource;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionSourcesTest {

    @Test
    void eachSourceWinsOverThoseBeforeIt() throws IOException {
        ServletContextHandler application = new ServletContextHandler();
        application.setInitParameter("socketio.pingTimeout", "2000");
        application.setInitParameter("socketio.upgradeTimeout", "2000");
        SocketIoConfigurer configurer = (options, context) ->
                options.upgradeTimeout(Duration.ofSeconds(3)).maxJsonDepth(3);
        SocketIoOptions options = read(
                application,
                Map.of(
                        "socketio.pingInterval", "1000",
                        "socketio.pingTimeout", "1000",
                        "socketio.upgradeTimeout", "1000",
                        "socketio.maxJsonDepth", "1"),
                configurer);
        assertThat(options.connectTimeout()).isEqualTo(Duration.ofSeconds(45));
        assertThat(options.pingInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.pingTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.upgradeTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(options.maxJsonDepth()).isEqualTo(3);
    }

    @Test
    void configurersSeeWhatTheOthersHaveSaid() throws IOException {
        SocketIoConfigurer doubling =
                (options, context) -> options.maxPendingAcks(2 * options.build().maxPendingAcks());
        SocketIoOptions options = read(new ServletContextHandler(), Map.of("socketio.maxPendingAcks", "21"), doubling);
        assertThat(options.maxPendingAcks()).isEqualTo(42);
    }

    /** A container may lack the API, or have it without anything behind it. */
    @ParameterizedTest
    @ValueSource(strings = {"org.eclipse.microprofile.", "io.smallrye."})
    void doesWithoutMicroProfile(String missing) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader without = new ClassesWithout(missing);
                LogCapture log = LogCapture.of(OptionSources.class.getName(), Level.FINE)) {
            thread.setContextClassLoader(without);
            ServletContextHandler application = new ServletContextHandler();
            application.setClassLoader(without);
            application.setInitParameter("socketio.path", "/chat");
            Object options = without.loadClass(OptionSources.class.getName())
                    .getMethod("read", ServletContext.class, List.class)
                    .invoke(null, application.getServletContext(), List.of());
            assertThat(options.getClass().getClassLoader()).isSameAs(without);
            assertThat(options.getClass().getMethod("path").invoke(options)).isEqualTo("/chat");
            assertThat(log.records())
                    .allSatisfy(line -> assertThat(line.getThrown()).isNull());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static SocketIoOptions read(
            ServletContextHandler application, Map<String, String> properties, SocketIoConfigurer configurer)
            throws IOException {
        ConfigProviderResolver configs = ConfigProviderResolver.instance();
        try (URLClassLoader loader = new URLClassLoader(new URL[0], OptionSourcesTest.class.getClassLoader())) {
            Config config = configs.getBuilder()
                    .withSources(new PropertiesConfigSource(properties, "the test", 100))
                    .build();
            configs.registerConfig(config, loader);
            application.setClassLoader(loader);
            try {
                return OptionSources.read(application.getServletContext(), List.of(configurer));
            } finally {
                configs.releaseConfig(config);
            }
        }
    }
}
