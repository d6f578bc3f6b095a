package io.github.socketiojakarta.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.DeploymentLog;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.internal.ee.cdi.OptionsExtension;
import io.github.socketiojakarta.startup.OptionsBeans.Ambiguous;
import io.github.socketiojakarta.startup.OptionsBeans.Counted;
import io.github.socketiojakarta.startup.OptionsBeans.ElsewhereInjected;
import io.github.socketiojakarta.startup.OptionsBeans.Failing;
import io.github.socketiojakarta.startup.OptionsBeans.OfApplication;
import io.github.socketiojakarta.startup.OptionsBeans.OfDependent;
import io.github.socketiojakarta.startup.OptionsBeans.OfField;
import io.github.socketiojakarta.startup.OptionsBeans.OfRequest;
import io.github.socketiojakarta.startup.OptionsBeans.OfSingleton;
import io.github.socketiojakarta.startup.OptionsBeans.OtherPath;
import io.github.socketiojakarta.startup.OptionsBeans.UsesServer;
import io.github.socketiojakarta.startup.OptionsBeans.WithoutBuilder;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("full")
@ParameterizedClass(name = "{0}")
@EnumSource(Container.class)
class OptionsBeanIT {

    private static final String HANDSHAKE = "?EIO=4&transport=polling";

    @Parameter
    Container container;

    private final List<WeldContainer> cdi = new ArrayList<>();

    @AfterEach
    void stopCdi() {
        cdi.forEach(WeldContainer::close);
    }

    private void startCdi(Class<?>... beans) {
        cdi.add(new Weld()
                .disableDiscovery()
                .addExtension(new OptionsExtension())
                .beanClasses(beans)
                .initialize());
    }

    @SafeVarargs
    private TestServer start(Consumer<ServletContext>... before) {
        return container.start((types, context) -> {
            for (Consumer<ServletContext> step : before) {
                step.accept(context);
            }
            new SocketIoInitializer().onStartup(Set.of(Configurer.class), context);
        });
    }

    private static Consumer<ServletContext> parameter(String name, String value) {
        return context -> context.setInitParameter(name, value);
    }

    private static Consumer<ServletContext> listener(Consumer<ServletContext> action) {
        return context -> context.addListener(new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                action.accept(context);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(classes = {OfApplication.class, OfSingleton.class, OfDependent.class})
    void addsToWhatTheOtherSourcesHaveSaid(Class<?> producer) {
        startCdi(producer);
        System.setProperty("socketio.maxAttachments", "7");
        System.setProperty("socketio.pingTimeout", "1111");
        try (TestServer server =
                start(parameter("socketio.pingTimeout", "3333"), parameter("socketio.pingInterval", "3333"))) {
            SocketIoOptions options = server.io().options();
            assertThat(options.maxAttachments()).isEqualTo(7);
            assertThat(options.pingTimeout()).isEqualTo(Duration.ofMillis(3333));
            assertThat(options.maxJsonDepth()).isEqualTo(Configurer.DEPTH);
            assertThat(options.pingInterval()).isEqualTo(OptionsBeans.INTERVAL);
            assertThat(RawHttp.send(server, "GET", "/socket.io/" + HANDSHAKE).body())
                    .contains("\"pingInterval\":4321,\"pingTimeout\":3333");
        } finally {
            System.clearProperty("socketio.maxAttachments");
            System.clearProperty("socketio.pingTimeout");
        }
    }

    @Test
    void mayBeAField() {
        startCdi(OfField.class);
        try (TestServer server = start()) {
            assertThat(server.io().options().pingInterval()).isEqualTo(OptionsBeans.INTERVAL);
        }
    }

    @Test
    void applicationsWithoutOneHaveTheOtherSources() {
        startCdi(Configurer.class);
        try (TestServer server = start(parameter("socketio.path", "/chat"))) {
            assertThat(server.io().options().path()).isEqualTo("/chat");
        }
    }

    @Test
    void isProducedOnceAndReleasedWithTheApplication() {
        Counted.LIVES.clear();
        startCdi(Counted.class);
        try (TestServer server = start(listener(SocketIoServer::of))) {
            assertThat(RawHttp.send(server, "GET", "/socket.io/" + HANDSHAKE).status())
                    .isEqualTo(200);
            assertThat(Counted.LIVES).containsExactly("produced");
        }
        assertThat(Counted.LIVES).containsExactly("produced", "disposed");
    }

    @Test
    void countsForAListenerThatIsCalledBeforeOurs() {
        startCdi(OfApplication.class);
        List<SocketIoServer> seen = new ArrayList<>();
        try (TestServer server = start(listener(context -> seen.add(SocketIoServer.of(context))))) {
            assertThat(seen).containsExactly(server.io());
            assertThat(server.io().options().pingInterval()).isEqualTo(OptionsBeans.INTERVAL);
            assertThat(SocketIoServer.of(server.context(), "/socket.io")).isSameAs(server.io());
        }
    }

    @Test
    void mayStartAfterTheServletIsRegistered() {
        try (TestServer server = start(listener(context -> startCdi(OfApplication.class)))) {
            assertThat(server.io().options().pingInterval()).isEqualTo(OptionsBeans.INTERVAL);
        }
    }

    @Test
    void stopsTheDeploymentIfTheServerWasUsedBefore() {
        DeploymentLog.assertFails(
                () -> start(listener(SocketIoServer::of), listener(context -> startCdi(OfApplication.class))),
                "OfApplication",
                "the Socket.IO server was used before CDI had started");
    }

    @Test
    void cdiWithoutOneMayStartAfterTheServerWasUsed() {
        List<SocketIoServer> seen = new ArrayList<>();
        try (TestServer server = start(
                listener(context -> seen.add(SocketIoServer.of(context))),
                listener(context -> startCdi(Configurer.class)))) {
            assertThat(seen).containsExactly(server.io());
        }
    }

    @Test
    void isNotLookedForWhereTheOptionsAreGiven() {
        startCdi(Failing.class);
        SocketIoOptions options = SocketIoOptions.builder().maxAttachments(5).build();
        try (TestServer server = container.start(new SocketIoInitializer(options))) {
            assertThat(server.io().options()).isSameAs(options);
        }
        try (TestServer server = container.start((types, context) -> SocketIoInitializer.install(context, options))) {
            assertThat(server.io().options()).isSameAs(options);
        }
    }

    @Test
    void isForTheServerThatStartsByItself() {
        startCdi(OfApplication.class);
        SocketIoOptions second = SocketIoOptions.builder().path("/second").build();
        try (TestServer server = start(context -> SocketIoInitializer.install(context, second))) {
            assertThat(SocketIoServer.of(server.context(), "/second").options()).isSameAs(second);
            assertThat(server.io().options().pingInterval()).isEqualTo(OptionsBeans.INTERVAL);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {OtherPath.class, WithoutBuilder.class})
    void cannotChangeThePath(Class<?> producer) {
        startCdi(producer);
        DeploymentLog.assertFails(
                () -> start(parameter("socketio.path", "/chat")),
                producer.getSimpleName(),
                "too late to change the path /chat",
                "Set socketio.path as a context parameter",
                "SocketIoOptions.Builder");
    }

    @Test
    void isReleasedWhenTheDeploymentFails() {
        OtherPath.LIVES.clear();
        startCdi(OtherPath.class);
        DeploymentLog.assertFails(this::start, "too late to change the path");
        assertThat(OtherPath.LIVES).containsExactly("produced", "disposed");
    }

    @Test
    void itsFailureStopsTheDeployment() {
        startCdi(Failing.class);
        DeploymentLog.assertFails(this::start, "Option maxAttachments must be greater than 0, but is -1");
    }

    @Test
    void itsFailureIsThrownToEverybodyWhoAsks() {
        startCdi(Failing.class);
        DeploymentLog.assertFails(
                () -> start(listener(context ->
                        assertThatThrownBy(() -> SocketIoServer.of(context)).hasMessageContaining("maxAttachments"))),
                "Option maxAttachments must be greater than 0, but is -1");
    }

    @Test
    void cannotUseTheServerThatIsMadeWithIt() {
        startCdi(UsesServer.class);
        DeploymentLog.assertFails(
                () -> start(UsesServer.CONTEXT::set),
                "The Socket.IO server cannot be used by what produces its options");
    }

    @Test
    void severalStopTheDeployment() {
        startCdi(OfApplication.class, Ambiguous.class);
        DeploymentLog.assertFails(this::start, "Several beans are SocketIoOptions", "OfApplication", "Ambiguous");
    }

    @Test
    void cannotLiveShorterThanTheApplication() {
        assertThatThrownBy(() -> startCdi(OfRequest.class))
                .hasMessageContainingAll("OfRequest", "@RequestScoped", "make it @ApplicationScoped");
    }

    @Test
    void theBuilderIsForItsProducer() {
        startCdi(ElsewhereInjected.class);
        assertThatThrownBy(() -> cdi.get(0).select(ElsewhereInjected.class).get())
                .hasStackTraceContaining("SocketIoOptions.Builder is for the method that produces SocketIoOptions");
    }

    @Test
    void theBuilderIsNoBeanOfItsOwnClass() {
        startCdi(OfApplication.class, SocketIoOptions.Builder.class);
        try (TestServer server = start()) {
            assertThat(server.io().options().pingInterval()).isEqualTo(OptionsBeans.INTERVAL);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"25s", "0"})
    void aWrongContextParameterStopsTheDeployment(String value) {
        DeploymentLog.assertFails(
                () -> start(parameter("socketio.pingInterval", value)),
                "Context parameter socketio.pingInterval cannot be '" + value + "': ");
    }

    @Test
    void aWrongPropertyOfMicroProfileStopsTheDeployment() {
        System.setProperty("socketio.pingInterval", "25s");
        try {
            DeploymentLog.assertFails(
                    this::start,
                    "MicroProfile Config property socketio.pingInterval from SysPropConfigSource cannot be '25s': it must"
                            + " be a whole number of milliseconds");
        } finally {
            System.clearProperty("socketio.pingInterval");
        }
    }
}
