package io.github.socketiojakarta.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * What whoever deploys gets to know when a deployment fails: Jetty throws what a listener throws; Tomcat logs it, and the
 * application is not there.
 */
public final class DeploymentLog extends Handler {

    private final List<String> exceptions = new CopyOnWriteArrayList<>();

    private DeploymentLog() {}

    /** Asserts that a deployment fails with this in a message, and leaves no thread behind. */
    public static void assertFails(ThrowingCallable start, String... message) {
        DeploymentLog log = new DeploymentLog();
        Logger.getLogger("").addHandler(log);
        try {
            Throwable failure = catchThrowable(start);
            assertThat(failure).isNotNull();
            log.accept(failure);
        } finally {
            Logger.getLogger("").removeHandler(log);
        }
        assertThat(log.exceptions).anySatisfy(text -> assertThat(text).contains(message));
        await().untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("socketio"))
                .toList();
    }

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
