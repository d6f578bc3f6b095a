package io.github.socketiojakarta.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.annotation.SocketScoped;
import io.github.socketiojakarta.clients.JavaClient;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.DeploymentLog;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.internal.ee.cdi.SocketIoExtension;
import io.socket.client.SocketOptionBuilder;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContainerInitializer;
import java.util.Set;
import org.jboss.weld.environment.se.Weld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** N6: handlers that are named in code, where nobody looks for classes. */
@ParameterizedClass(name = "{0}")
@EnumSource(Container.class)
class NamedHandlersIT {

    private static final SocketIoOptions OPTIONS = SocketIoOptions.defaults();
    private static final SocketIoOptions ADMIN =
            SocketIoOptions.builder().path("/admin").build();

    @Parameter
    Container container;

    private static void assertAnswers(TestServer server, String path, String answer) {
        SocketOptionBuilder options = SocketOptionBuilder.builder().setPath(path + "/");
        try (JavaClient client = JavaClient.of(server.url(), "/", "websocket", options)) {
            assertThat(client.connect().ask("who")).containsExactly(answer);
        }
    }

    private void assertServes(ServletContainerInitializer application, String answer) {
        try (TestServer server = container.start(application)) {
            assertAnswers(server, "/socket.io", answer);
        }
    }

    @Test
    void servesAClass() {
        assertServes(new SocketIoInitializer(OPTIONS).handlers(Chat.class), "chat");
    }

    @Test
    void servesAnInstance() {
        assertServes(new SocketIoInitializer(OPTIONS).handlers(new Greeter("hello")), "hello");
    }

    @Test
    void servesAnInstanceOfAProxy() {
        assertServes(
                new SocketIoInitializer(OPTIONS).handlers(new Greeter("hello") {
                    @Override
                    String who() {
                        return "proxy of " + super.who();
                    }
                }),
                "proxy of hello");
    }

    @Test
    void servesClassesAndInstancesTogether() {
        SocketIoInitializer initializer =
                new SocketIoInitializer(OPTIONS).handlers(Chat.class).handlers(new Shout("!"), Whisper.class);
        try (TestServer server = container.start(initializer);
                JavaClient client =
                        JavaClient.of(server.url(), "/", "websocket").connect()) {
            assertThat(client.ask("who")).containsExactly("chat");
            assertThat(client.ask("shout")).containsExactly("!");
            assertThat(client.ask("whisper")).containsExactly("psst in /");
        }
    }

    @Test
    void servesWithOptionsFromElsewhere() {
        assertServes(new SocketIoInitializer().handlers(Chat.class), "chat");
    }

    @Test
    void servesWhatIsNamedAndFound() {
        assertServes(
                (types, context) -> new SocketIoInitializer(OPTIONS)
                        .handlers(Chat.class)
                        .onStartup(Set.of(Chat.class, Container.class), context),
                "chat");
    }

    @Test
    void eachServerHasWhatWasNamedForIt() {
        try (TestServer server = container.start((types, context) -> {
            SocketIoInitializer.install(context, ADMIN, new Greeter("admin"));
            SocketIoInitializer.install(context, OPTIONS, Chat.class);
            new SocketIoInitializer().onStartup(Set.of(Chat.class, Greeter.class), context);
        })) {
            assertAnswers(server, "/admin", "admin");
            assertAnswers(server, "/socket.io", "chat");
        }
    }

    /** The instance stands for its class also where the class is a bean. */
    @Test
    void classesAreBeansWhereThereIsCdi() {
        try (var weld = new Weld()
                        .disableDiscovery()
                        .addExtension(new SocketIoExtension())
                        .beanClasses(Injected.class, Name.class, Greeter.class)
                        .initialize();
                TestServer server = container.start((types, context) -> {
                    SocketIoInitializer.install(context, ADMIN, Injected.class);
                    new SocketIoInitializer(OPTIONS)
                            .handlers(new Greeter("instance"))
                            .onStartup(Set.of(), context);
                })) {
            assertThat(weld.isRunning()).isTrue();
            assertAnswers(server, "/admin", "injected");
            assertAnswers(server, "/socket.io", "instance");
        }
    }

    @Test
    void anInitializerStaysAsItIs() {
        SocketIoInitializer without = new SocketIoInitializer(OPTIONS);
        SocketIoInitializer with = without.handlers(Chat.class);
        assertThat(with).isNotSameAs(without);
        assertServes(
                (types, context) -> {
                    without.onStartup(Set.of(), context);
                    SocketIoInitializer.install(context, OPTIONS)
                            .of("/")
                            .onConnection(socket -> socket.on("who", (args, ack) -> ack.send("listener")));
                },
                "listener");
    }

    @Test
    void saysWhatToWrite() {
        SocketIoInitializer initializer = new SocketIoInitializer(OPTIONS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> initializer.handlers(String.class))
                .withMessageContainingAll("java.lang.String", "@SocketIoNamespace(\"/\")", "@OnEvent");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> initializer.handlers("text"))
                .withMessageContainingAll("java.lang.String", "@SocketIoNamespace(\"/\")", "@OnEvent");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> initializer.handlers(Contract.class))
                .withMessageContainingAll(Contract.class.getName(), "interface", "class that implements it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> initializer.handlers(new OfSocket()))
                .withMessageContainingAll(OfSocket.class.getName(), "@SocketScoped", "name the class");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> initializer.handlers(new Greeter("a"), new Greeter("b")))
                .withMessageContainingAll(Greeter.class.getName(), "twice");
    }

    @Test
    void refusesAClassThatHandlesNothing() {
        DeploymentLog.assertFails(
                () -> container.start(new SocketIoInitializer(OPTIONS).handlers(Idle.class)),
                Idle.class.getName(),
                "@OnEvent(\"name\")");
    }

    @SocketIoNamespace
    static class Chat {
        @OnEvent("who")
        String who() {
            return "chat";
        }
    }

    @SocketIoNamespace
    static class Greeter {
        private final String greeting;

        Greeter() {
            this("bean");
        }

        Greeter(String greeting) {
            this.greeting = greeting;
        }

        @OnEvent("who")
        String who() {
            return greeting;
        }
    }

    @SocketIoNamespace
    record Shout(String text) {
        @OnEvent("shout")
        String shout() {
            return text;
        }
    }

    @SocketIoNamespace
    static class Whisper {
        @OnEvent("whisper")
        String whisper(Namespace namespace) {
            return "psst in " + namespace.name();
        }
    }

    static class Name {
        private static final String VALUE = "injected";
    }

    @SocketIoNamespace
    static class Injected {
        @Inject
        Name name;

        @OnEvent("who")
        String who() {
            return name == null ? "not injected" : Name.VALUE;
        }
    }

    @SocketIoNamespace
    interface Contract {
        @OnEvent("who")
        String who();
    }

    @SocketIoNamespace
    @SocketScoped
    static class OfSocket {
        @OnEvent("who")
        String who() {
            return "of one socket";
        }
    }

    @SocketIoNamespace
    static class Idle {}
}
