package io.github.socketiojakarta.internal.ee.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.Transport;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MicroProfileConfigTest {

    @Test
    void setsOptionsWithTheSyntaxOfContextParameters() {
        SocketIoOptions options = read(Map.of(
                "socketio.path", "/chat",
                "socketio.pingInterval", "1234",
                "socketio.transports", "websocket",
                "socketio.roles", "admin, staff",
                "socketio.serveClient", " false "));
        assertThat(options.path()).isEqualTo("/chat");
        assertThat(options.pingInterval()).isEqualTo(Duration.ofMillis(1234));
        assertThat(options.transports()).isEqualTo(Set.of(Transport.WEBSOCKET));
        assertThat(options.roles()).isEqualTo(Set.of("admin", "staff"));
        assertThat(options.serveClient()).isFalse();
    }

    @Test
    void findsAVariableOfTheEnvironmentByItsOwnName() {
        Map<String, String> environment = Map.of(
                "SOCKETIO_PINGINTERVAL", "1234", "SOCKETIO_ALLOWEIO3", "true", "SOCKETIO_PORT", "tcp://10.0.0.1");
        SocketIoOptions.Builder options = SocketIoOptions.builder();
        List<String> logged = logged(() ->
                new MicroProfileConfig(config(new EnvConfigSource(environment, 300)), environment).apply(options));
        assertThat(options.build().pingInterval()).isEqualTo(Duration.ofMillis(1234));
        assertThat(options.build().allowEIO3()).isTrue();
        assertThat(logged).isEmpty();
    }

    @Test
    void takesTheSourceThatTheConfigurationPrefers() {
        SocketIoOptions.Builder options = SocketIoOptions.builder();
        Config config = config(
                new PropertiesConfigSource(Map.of("socketio.path", "/file"), "file", 100),
                new PropertiesConfigSource(Map.of("socketio.path", "/system"), "system", 400));
        new MicroProfileConfig(config, Map.of()).apply(options);
        assertThat(options.build().path()).isEqualTo("/system");
    }

    @Test
    void replacesExpressions() {
        assertThat(read(Map.of("socketio.path", "/${name}", "name", "chat")).path())
                .isEqualTo("/chat");
    }

    @Test
    void anEmptyValueIsNone() {
        assertThat(read(Map.of("socketio.pingInterval", "")).pingInterval()).isEqualTo(Duration.ofSeconds(25));
    }

    @ParameterizedTest
    @CsvSource({
        "pingInterval, 25s, it must be a whole number of milliseconds",
        "maxHttpBufferSize, 1e6, it must be a whole number up to 2147483647",
        "pingTimeout, 0, Option pingTimeout must be at least 1 ms",
        "serveClient, yes, it must be true or false",
        "path, socket.io, Option path must look like /socket.io"
    })
    void refusesAValueThatCannotBeAndSaysWhereItIs(String option, String value, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(Map.of("socketio." + option, value)))
                .withMessageStartingWith("MicroProfile Config property socketio." + option
                        + " from PropertiesConfigSource[source=the test] cannot be '" + value + "': " + reason);
    }

    @Test
    void refusesAnExpressionThatLeadsNowhere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(Map.of("socketio.path", "/${name}")))
                .withMessage(
                        "MicroProfile Config property socketio.path cannot be read: the expression '/${name}' leads nowhere");
    }

    @Test
    void warnsOfNamesThatAreNoOptions() {
        List<String> logged = logged(() -> read(Map.of("socketio.pingIntervall", "1", "pingTimeout", "1")));
        assertThat(logged).hasSize(1);
        assertThat(logged.get(0)).contains("[pingIntervall]", "'socketio.'", "pingInterval,");
    }

    private static SocketIoOptions read(Map<String, String> properties) {
        SocketIoOptions.Builder options = SocketIoOptions.builder();
        Config config = config(new PropertiesConfigSource(properties, "the test", 100));
        new MicroProfileConfig(config, Map.of()).apply(options);
        return options.build();
    }

    private static Config config(ConfigSource... sources) {
        return ConfigProviderResolver.instance()
                .getBuilder()
                .withSources(sources)
                .build();
    }

    private static List<String> logged(Runnable code) {
        List<String> messages = new ArrayList<>();
        Logger logger = Logger.getLogger(MicroProfileConfig.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord message) {
                messages.add(new SimpleFormatter().formatMessage(message));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        logger.setLevel(Level.WARNING);
        logger.setUseParentHandlers(false);
        try {
            code.run();
        } finally {
            logger.removeHandler(handler);
            logger.setLevel(null);
            logger.setUseParentHandlers(true);
        }
        return messages;
    }
}
