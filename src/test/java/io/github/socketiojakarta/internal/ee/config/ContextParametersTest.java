package io.github.socketiojakarta.internal.ee.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.Transport;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContextParametersTest {

    /** What differs from every default, as text and as value. */
    private static final Map<String, Map.Entry<String, Object>> SAMPLES = Map.of(
            "java.lang.String", Map.entry("/chat", "/chat"),
            "int", Map.entry("77", 77),
            "java.time.Duration", Map.entry("1234", Duration.ofMillis(1234)),
            "java.util.Set<java.lang.String>", Map.entry("admin, staff", Set.of("admin", "staff")),
            "java.util.Set<io.github.socketiojakarta.Transport>", Map.entry("websocket", Set.of(Transport.WEBSOCKET)));

    static Stream<Method> options() {
        return Arrays.stream(SocketIoOptions.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getReturnType() != Optional.class)
                .filter(method -> !method.getName().equals("toString"));
    }

    @ParameterizedTest
    @MethodSource("options")
    void setsEveryOptionThatCanBeText(Method option) throws ReflectiveOperationException {
        Map.Entry<String, Object> sample = option.getReturnType() == boolean.class
                ? otherThanTheDefault(option)
                : SAMPLES.get(option.getGenericReturnType().getTypeName());
        SocketIoOptions options = read("socketio." + option.getName(), sample.getKey());
        assertThat(option.invoke(options)).isEqualTo(sample.getValue());
        assertThat(option.invoke(SocketIoOptions.defaults())).isNotEqualTo(sample.getValue());
    }

    private static Map.Entry<String, Object> otherThanTheDefault(Method option) throws ReflectiveOperationException {
        boolean other = !(Boolean) option.invoke(SocketIoOptions.defaults());
        return Map.entry(String.valueOf(other), other);
    }

    @Test
    void readsAListOfTransports() {
        assertThat(read("socketio.transports", " websocket , polling ").transports())
                .containsExactlyInAnyOrder(Transport.POLLING, Transport.WEBSOCKET);
    }

    @Test
    void leavesOtherParametersAlone() {
        SocketIoOptions options = read("pingInterval", "1");
        assertThat(options.pingInterval()).isEqualTo(Duration.ofSeconds(25));
    }

    @Test
    void refusesAnOptionThatDoesNotExist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("socketio.pingIntervall", "1"))
                .withMessageContainingAll("socketio.pingIntervall", "pingInterval,", "maxPendingAcks");
    }

    @ParameterizedTest
    @CsvSource({
        "pingInterval, 25s",
        "pingInterval, 0",
        "pingTimeout, -1",
        "maxHttpBufferSize, 1e6",
        "maxHttpBufferSize, 99999999999",
        "maxAttachments, ''",
        "maxBlockedReaders, -1",
        "serveClient, yes",
        "allowUpgrades, TRUE",
        "transports, webtransport",
        "transports, ''",
        "transports, Polling",
        "transports, 'polling,'",
        "transports, polling;websocket",
        "pingInterval, 25_000",
        "pingInterval, 25000.0",
        "pingInterval, 0x10",
        "pingInterval, ''",
        "maxHttpBufferSize, '1,000'",
        "serveClient, True",
        "serveClient, 1",
        "serveClient, ''",
        "executor, comp/DefaultManagedExecutorService",
        "executor, JAVA:comp/x",
        "path, ''",
        "path, socket.io",
        "path, /",
        "path, //",
        "path, //socket.io",
        "path, /socket.io//",
        "path, /socket.io/*",
        "path, /*",
        "path, /socket.io?EIO=4",
        "path, /socket.io#4",
        "path, /socket.io;v=1",
        "path, /socket io",
        "path, /socket%20io",
        "path, '\\socket.io'",
        "path, '/socket\\io'",
        "path, /a/../b",
        "path, /..",
        "path, /./a",
        "path, https://example.com/socket.io"
    })
    void refusesAValueThatCannotBe(String option, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("socketio." + option, value))
                .withMessageStartingWith("Context parameter socketio." + option + " cannot be '" + value + "': ");
    }

    @ParameterizedTest
    @CsvSource({
        "/socket.io, /socket.io",
        "/socket.io/, /socket.io",
        "/a/b/c/, /a/b/c",
        "/a, /a",
        "/.well-known/io, /.well-known/io",
        "/a..b/..., /a..b/...",
        "/chät, /chät",
        "/a:b@c&d=e+f$g!~(h)', /a:b@c&d=e+f$g!~(h)'"
    })
    void takesAPathWithOrWithoutASlashAtItsEnd(String path, String expected) {
        assertThat(read("socketio.path", path).path()).isEqualTo(expected);
    }

    private static SocketIoOptions read(String parameter, String value) {
        ServletContextHandler application = new ServletContextHandler();
        application.setInitParameter(parameter, value);
        SocketIoOptions.Builder options = SocketIoOptions.builder();
        ContextParameters.apply(options, application.getServletContext());
        return options.build();
    }
}
