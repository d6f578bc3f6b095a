package io.github.socketiojakarta.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoConfigurer;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.annotation.OnConnect;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.harness.ClassesWithout;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.DeploymentLog;
import io.github.socketiojakarta.harness.LogCapture;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.jackson.JacksonCodec;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar needs no API but that of servlets and WebSockets, and one for JSON: whoever does without one, need not have it. */
@ParameterizedClass(name = "{0}")
@EnumSource(Container.class)
class OptionalApisIT {

    private static final String ALL = "jakarta.json.,jakarta.validation.,jakarta.annotation.,jakarta.enterprise.,"
            + "jakarta.inject.,jakarta.interceptor.,jakarta.transaction.,org.eclipse.microprofile.";

    @Parameter
    Container container;

    private static ServletContainerInitializer application(ClassLoader classes, Class<?> type) throws Exception {
        var constructor = classes.loadClass(type.getName()).getDeclaredConstructor();
        constructor.setAccessible(true);
        return (ServletContainerInitializer) constructor.newInstance();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jakarta.json.",
                "jakarta.validation.",
                "jakarta.annotation.",
                "jakarta.enterprise.",
                "jakarta.enterprise.concurrent.",
                "jakarta.inject.",
                "jakarta.interceptor.",
                "jakarta.transaction.",
                "org.eclipse.microprofile.",
                ALL
            })
    @DisplayName("N5: with Jackson, no other API is needed")
    void talksByJacksonWithout(String missing) throws Exception {
        assertTalks(WithJackson.class, missing.split(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.fasterxml.jackson.", "tools.jackson."})
    void talksByJsonBWithout(String missing) throws Exception {
        assertTalks(WithJsonB.class, missing);
    }

    private void assertTalks(Class<?> application, String... missing) throws Exception {
        try (ClassesWithout classes = new ClassesWithout(missing);
                LogCapture log = LogCapture.of("io.github.socketiojakarta", Level.INFO);
                TestServer server = container.start(application(classes, application));
                PollingSession client = PollingSession.connected(server)) {
            assertThat(client.nextMessage()).isEqualTo("42[\"welcome\",{\"count\":1,\"item\":\"tea\"},{\"a\":[1,2]}]");
            client.send("420[\"order\",{\"item\":\"cake\",\"count\":2},{\"b\":[3]}]");
            assertThat(client.nextMessage()).isEqualTo("430[{\"count\":3,\"item\":\"cake\"}]");
            client.send("421[\"map\",{\"b\":[3]}]");
            assertThat(client.nextMessage()).isEqualTo("431[{\"b\":[3]}]");
            assertThat(log.records())
                    .allSatisfy(line -> assertThat(line.getThrown()).isNull());
        }
    }

    @Test
    @DisplayName("N4: whoever has forgotten one of the two jars is told which")
    void saysWhichJarIsMissing() throws Exception {
        try (var yasson = new ClassesWithout("jakarta.json.bind.", "org.eclipse.yasson.");
                var parsson = new ClassesWithout(List.of("jakarta.json."), List.of("org.eclipse.parsson."))) {
            assertSays(yasson, "add org.eclipse:yasson:3", "parsson:");
            assertSays(parsson, "add org.eclipse.parsson:parsson:1", "yasson:");
        }
    }

    private void assertSays(ClassLoader classes, String said, String unsaid) {
        try (LogCapture log = LogCapture.of("io.github.socketiojakarta", Level.INFO)) {
            assertThat(catchThrowable(() -> container.start(application(classes, WithJsonB.class))))
                    .isNotNull();
            assertThat(log.messages(Level.SEVERE))
                    .singleElement()
                    .asString()
                    .contains("No JSON-B", said, "JacksonCodec")
                    .doesNotContain(unsaid);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jakarta.json.", "jakarta.json.,org.eclipse.yasson.,org.eclipse.parsson."})
    @DisplayName("N4: without JSON-B and without another codec, the application does not start, and the log says why")
    void doesNotStartWithoutAnyCodec(String missing) throws Exception {
        try (ClassesWithout classes = new ClassesWithout(missing.split(","))) {
            DeploymentLog.assertFails(
                    () -> container.start(application(classes, WithJsonB.class)),
                    "No JSON-B",
                    "org.eclipse:yasson:",
                    "org.eclipse.parsson:parsson:",
                    "JacksonCodec");
        }
    }

    /** What a handler asks for is there, or the application is not: nothing is open that its author has protected. */
    @ParameterizedTest
    @MethodSource("needs")
    void doesNotStartWithoutWhatAHandlerAsksFor(Class<?> application, String missing, String said) throws Exception {
        try (ClassesWithout classes = new ClassesWithout(missing.split(","))) {
            DeploymentLog.assertFails(() -> container.start(application(classes, application)), said);
        }
    }

    static Stream<Arguments> needs() {
        return Stream.of(
                Arguments.of(
                        WithGuarded.class, "jakarta.annotation.", "uses jakarta.annotation.security, which is missing"),
                Arguments.of(WithValidated.class, "jakarta.validation.", "uses jakarta.validation, which is missing"),
                Arguments.of(WithInjected.class, "jakarta.inject.", "uses jakarta.inject, which needs CDI"),
                Arguments.of(WithInjected.class, "jakarta.enterprise.", "uses jakarta.inject, which needs CDI"),
                Arguments.of(
                        WithTransaction.class, "jakarta.transaction.", "uses jakarta.transaction, which needs CDI"));
    }

    public static final class WithGuarded implements ServletContainerInitializer {

        @Override
        public void onStartup(Set<Class<?>> types, ServletContext context) throws ServletException {
            new SocketIoInitializer().handlers(Guarded.class).onStartup(Set.of(), context);
        }
    }

    @SocketIoNamespace
    public static final class Guarded {

        @OnEvent("administer")
        @RolesAllowed("admin")
        void administer() {}
    }

    public static final class WithValidated implements ServletContainerInitializer {

        @Override
        public void onStartup(Set<Class<?>> types, ServletContext context) throws ServletException {
            new SocketIoInitializer().handlers(Validated.class).onStartup(Set.of(), context);
        }
    }

    @SocketIoNamespace
    public static final class Validated {

        @OnEvent("order")
        void order(@NotNull String item) {}
    }

    public static final class WithInjected implements ServletContainerInitializer {

        @Override
        public void onStartup(Set<Class<?>> types, ServletContext context) throws ServletException {
            new SocketIoInitializer().handlers(Injected.class).onStartup(Set.of(), context);
        }
    }

    @SocketIoNamespace
    public static final class Injected {

        @Inject
        Runnable needed;

        @OnEvent("run")
        void run() {}
    }

    public static final class WithTransaction implements ServletContainerInitializer {

        @Override
        public void onStartup(Set<Class<?>> types, ServletContext context) throws ServletException {
            new SocketIoInitializer().handlers(InTransaction.class).onStartup(Set.of(), context);
        }
    }

    @SocketIoNamespace
    public static final class InTransaction {

        @OnEvent("pay")
        @Transactional
        void pay() {}
    }

    /** Whose configurer would be found by a scan. */
    public static final class WithJackson implements ServletContainerInitializer, SocketIoConfigurer {

        @Override
        public void onStartup(Set<Class<?>> types, ServletContext context) throws ServletException {
            new SocketIoInitializer().handlers(Shop.class).onStartup(Set.of(WithJackson.class), context);
        }

        @Override
        public void configure(SocketIoOptions.Builder options, ServletContext context) {
            options.jsonCodec(new JacksonCodec());
        }
    }

    public static final class WithJsonB implements ServletContainerInitializer {

        @Override
        public void onStartup(Set<Class<?>> types, ServletContext context) throws ServletException {
            new SocketIoInitializer().handlers(Shop.class).onStartup(Set.of(), context);
        }
    }

    @SocketIoNamespace
    public static final class Shop {

        @OnConnect
        void welcome(Socket socket) {
            socket.emit("welcome", new Order(1, "tea"), Map.of("a", List.of(1, 2)));
        }

        @OnEvent("order")
        Order order(Order order, Map<String, Object> more) {
            return new Order(order.count() + more.size(), order.item());
        }

        @OnEvent("map")
        Map<String, Object> map(Map<String, Object> map) {
            return map;
        }
    }

    /** In the order of the alphabet, as JSON-B writes them. */
    public record Order(int count, String item) {}
}
