package io.github.socketiojakarta.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.annotation.OnConnect;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.LogCapture;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.internal.ee.cdi.SocketIoExtension;
import io.github.socketiojakarta.startup.SocketIoInitializer;
import jakarta.servlet.annotation.HandlesTypes;
import java.util.Set;
import java.util.logging.Level;
import org.jboss.weld.environment.se.Weld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A class whose namespace was forgotten is named in the log: nothing would tell why its methods are not called. */
@ParameterizedClass(name = "{0}")
@EnumSource(Container.class)
class UncalledMethodsIT {

    private static final Class<?>[] CLASSES = {
        Forgotten.class, Heir.class, Real.class, Parent.class, Abstract.class, Contract.class
    };

    @Parameter
    Container container;

    static class Forgotten {
        @OnEvent("add")
        void add(String text) {}
    }

    static class Heir extends Abstract {}

    abstract static class Abstract {
        @OnConnect
        void connected() {}
    }

    interface Contract {
        @OnEvent("agree")
        void agree();
    }

    static class Parent {
        @OnEvent("inherited")
        void inherited() {}
    }

    @SocketIoNamespace
    static class Real extends Parent {}

    private static void assertWarnings(LogCapture log) {
        assertThat(log.messages(Level.WARNING))
                .containsExactly(
                        Forgotten.class.getName()
                                + " has @OnEvent methods but no @SocketIoNamespace, so nothing calls them",
                        Heir.class.getName()
                                + " has @OnConnect methods but no @SocketIoNamespace, so nothing calls them");
    }

    @Test
    void isNamedWithoutCdi() throws Exception {
        try (LogCapture log = LogCapture.of("io.github.socketiojakarta", Level.INFO);
                var application = HandlerApplication.start(container, HandlerApplication.Mode.PLAIN, CLASSES)) {
            assertThat(application.server().port()).isPositive();
            assertWarnings(log);
        }
    }

    @Test
    void isNamedByCdi() {
        try (var weld = new Weld()
                        .disableDiscovery()
                        .addExtension(new SocketIoExtension())
                        .beanClasses(CLASSES)
                        .initialize();
                LogCapture log = LogCapture.of("io.github.socketiojakarta", Level.INFO);
                TestServer server = container.start(
                        (types, context) -> new SocketIoInitializer().onStartup(Set.of(Forgotten.class), context))) {
            assertThat(weld.isRunning()).isTrue();
            assertThat(server.port()).isPositive();
            assertWarnings(log);
        }
    }

    @Test
    void containersAreAskedForThem() {
        assertThat(SocketIoInitializer.class.getAnnotation(HandlesTypes.class).value())
                .contains(OnEvent.class, OnConnect.class);
    }
}
