package io.github.socketiojakarta.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.socketiojakarta.OnConnect;
import io.github.socketiojakarta.OnEvent;
import io.github.socketiojakarta.SocketIoNamespace;
import io.github.socketiojakarta.handler.HandlerApplication.Mode;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.internal.ee.cdi.SocketIoExtension;
import io.github.socketiojakarta.startup.SocketIoInitializer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jboss.weld.environment.se.Weld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

    private final DeploymentLog log = new DeploymentLog();

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(log);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(log);
    }

    @Test
    void theMessageReachesWhoeverDeploys() {
        fails(
                () -> HandlerApplication.start(container, Mode.PLAIN, Wrong.class),
                "Wrong.handle(): handles the event 'connect', a name that Socket.IO keeps");
    }

    @Test
    void aHandlerThatIsNoBeanIsRefusedWhereThereIsCdi() {
        try (var weld = new Weld()
                .disableDiscovery()
                .addExtension(new SocketIoExtension())
                .beanClasses(Wrong.class)
                .initialize()) {
            fails(
                    () -> container.start(
                            (types, context) -> new SocketIoInitializer().onStartup(Set.of(Good.class), context)),
                    "Good: is no CDI bean");
        }
    }

    private void fails(ThrowingCallable start, String message) {
        Throwable failure = catchThrowable(start);
        assertThat(failure).isNotNull();
        log.accept(failure);
        assertThat(log.exceptions).anySatisfy(text -> assertThat(text).contains(message));
        await().untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("socketio"))
                .toList();
    }

    /** Jetty throws what a listener throws; Tomcat logs it, and the application is not there. */
    private static final class DeploymentLog extends Handler {
        private final List<String> exceptions = new CopyOnWriteArrayList<>();

        private void accept(Throwable thrown) {
            for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                exceptions.add(String.valueOf(cause.getMessage()));
            }
        }

        @Override
        public void publish(LogRecord message) {
            accept(message.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
