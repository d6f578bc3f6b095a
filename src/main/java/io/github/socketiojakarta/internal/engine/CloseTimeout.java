package io.github.socketiojakarta.internal.engine;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Bounds the time that a closing session takes to send its rest. */
enum CloseTimeout {
    /** For a session that the server closes. */
    OF_SERVER(Duration.ofSeconds(30)),

    /** For the last poll of a client that has left. */
    OF_LAST_POLL(Duration.ofSeconds(1));

    private final Duration timeout;

    CloseTimeout(Duration timeout) {
        this.timeout = timeout;
    }

    Future<?> start(ScheduledExecutorService timer, Runnable expired) {
        return timer.schedule(expired, timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    static void cancel(@Nullable Future<?> started) {
        if (started != null) {
            started.cancel(false);
        }
    }
}
