package io.github.socketiojakarta.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.harness.LogCapture;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class EnvironmentOptionsTest {

    private static SocketIoOptions options(Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        SocketIoOptions.Builder options = SocketIoOptions.builder();
        new EnvironmentOptions(environment).apply(options);
        return options.build();
    }

    @Test
    void haveTheirNamesOrThoseWithHyphens() {
        SocketIoOptions options = options(Map.of(
                "socketio.pingInterval", "7000",
                "socketio.ping-timeout", "${socketio.pingInterval}",
                "socketio.allow-eio3", "true",
                "socketio.maxRooms", 5));
        assertThat(options.pingInterval()).isEqualTo(Duration.ofSeconds(7));
        assertThat(options.pingTimeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(options.allowEIO3()).isTrue();
        assertThat(options.maxRooms()).isEqualTo(5);
    }

    @Test
    void aValueThatCannotBeIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options(Map.of("socketio.ping-interval", "7s")))
                .withMessage(
                        "Property socketio.ping-interval cannot be '7s': it must be a whole number of milliseconds");
    }

    @Test
    void anUnknownNameIsLogged() {
        try (LogCapture log = LogCapture.of("io.github.socketiojakarta", Level.WARNING)) {
            options(Map.of("socketio.pingIntervall", "1", "socketio.ping-interval", "25000", "server.port", "1"));
            assertThat(log.messages(Level.WARNING))
                    .singleElement()
                    .asString()
                    .contains("unknown properties behind 'socketio.': [pingIntervall].", "pingInterval");
        }
    }
}
