package io.github.socketiojakarta.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.socketiojakarta.annotation.OnConnect;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.LogCapture;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(Container.class)
class FailingMethodIT {

    @Parameter
    Container container;

    @SocketIoNamespace
    static class Failing {
        @OnConnect
        void welcome() {
            throw new IllegalStateException("a mistake");
        }
    }

    @Test
    void isNamedInTheLogWithItsClass() throws Exception {
        try (LogCapture log = LogCapture.of("io.github.socketiojakarta", Level.INFO);
                var application = HandlerApplication.start(container, HandlerApplication.Mode.PLAIN, Failing.class)) {
            application.connect("/");
            await().untilAsserted(() -> assertThat(log.messages(Level.WARNING))
                    .singleElement()
                    .asString()
                    .endsWith(": @OnConnect " + Failing.class.getName() + ".welcome() failed"));
        }
    }
}
