package io.github.socketiojakarta.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.socketiojakarta.annotation.OnConnect;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.handler.HandlerApplication.Mode;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.DeploymentLog;
import io.github.socketiojakarta.harness.LogCapture;
import io.github.socketiojakarta.internal.ee.cdi.SocketIoExtension;
import io.github.socketiojakarta.startup.SocketIoInitializer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.util.Set;
import java.util.logging.Level;
import org.jboss.weld.environment.se.Weld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A class that cannot work stops the deployment, and leaves nothing behind. */
@ParameterizedClass(name = "{0}")
@EnumSource(Container.class)
class FailedDeploymentIT {

    @Parameter
    Container container;

    @SocketIoNamespace
    static class Wrong {
        @OnEvent("connect")
        void handle() {}
    }

    @SocketIoNamespace
    static class Good {
        @OnConnect
        void handle() {}
    }

    @Test
    void theMessageReachesWhoeverDeploys() {
        DeploymentLog.assertFails(
                () -> HandlerApplication.start(container, Mode.PLAIN, Wrong.class),
                "Wrong.handle(): handles the event 'connect', a name that Socket.IO keeps");
    }

    @Test
    void theLogOfTheLibrarySaysItInOneLine() {
        try (LogCapture log = LogCapture.of("io.github.socketiojakarta", Level.INFO)) {
            assertThat(catchThrowable(() -> HandlerApplication.start(container, Mode.PLAIN, Wrong.class)))
                    .isNotNull();
            assertThat(log.records()).singleElement().satisfies(line -> {
                assertThat(line.getLevel()).isEqualTo(Level.SEVERE);
                assertThat(line.getThrown()).isNull();
            });
            assertThat(log.messages(Level.SEVERE))
                    .singleElement()
                    .asString()
                    .startsWith("The Socket.IO server at /socket.io has not started: " + Wrong.class.getName())
                    .contains("handles the event 'connect', a name that Socket.IO keeps")
                    .hasLineCount(1);
        }
    }

    @ApplicationScoped
    static class OneShop implements Shop {}

    @ApplicationScoped
    static class OtherShop implements Shop {}

    interface Shop {}

    @SocketIoNamespace
    static class Undecided {
        @OnEvent("buy")
        void buy(Shop shop) {}
    }

    @SocketIoNamespace
    static class Nowhere {
        @OnEvent("look")
        void look(InjectionPoint point) {}
    }

    @Test
    void aParameterThatCouldBeSeveralBeansIsRefused() {
        DeploymentLog.assertFails(
                () -> HandlerApplication.start(container, Mode.CDI, Undecided.class, OneShop.class, OtherShop.class),
                "Undecided.buy(): takes a " + Shop.class.getName() + ", which several beans are");
    }

    @Test
    void aParameterThatNeedsAFieldOfABeanIsRefused() {
        DeploymentLog.assertFails(
                () -> HandlerApplication.start(container, Mode.CDI, Nowhere.class),
                "Nowhere.look(): takes a " + InjectionPoint.class.getName() + ", which cannot be injected there");
    }

    @Test
    void aHandlerThatIsNoBeanIsRefusedWhereThereIsCdi() {
        try (var weld = new Weld()
                .disableDiscovery()
                .addExtension(new SocketIoExtension())
                .beanClasses(Wrong.class)
                .initialize()) {
            DeploymentLog.assertFails(
                    () -> container.start(
                            (types, context) -> new SocketIoInitializer().onStartup(Set.of(Good.class), context)),
                    "Good: is no CDI bean");
        }
    }
}
