package io.github.socketiojakarta.internal.ee;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.harness.LogCapture;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureLineTest {

    private static final System.Logger LOG = System.getLogger(Deployment.class.getName());

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new IllegalStateException("No such {0}:\n  a bean"), "No such {0}: a bean"),
                Arguments.of(new IllegalStateException(), "java.lang.IllegalStateException"),
                Arguments.of(new NoClassDefFoundError("a/B"), "java.lang.NoClassDefFoundError: a/B"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysWhatHasFailedInOneLine(Throwable failure, String message) {
        try (LogCapture log = LogCapture.of(Deployment.class.getName(), Level.INFO)) {
            new FailureLine("/chat", LOG).log(failure);
            assertThat(log.messages(Level.SEVERE))
                    .containsExactly("The Socket.IO server at /chat has not started: " + message);
        }
    }

    @Test
    void saysItOnce() {
        try (LogCapture log = LogCapture.of(Deployment.class.getName(), Level.INFO)) {
            FailureLine line = new FailureLine("/chat", LOG);
            line.log(new IllegalStateException("a"));
            line.log(new IllegalStateException("b"));
            assertThat(log.records()).hasSize(1);
        }
    }
}
