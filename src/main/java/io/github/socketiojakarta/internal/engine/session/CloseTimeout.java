package io.github.socketiojakarta.internal.engine.session;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Bounds the time that a session takes to end. */
public enum CloseTimeout {
    /** For a session that the server closes. */
    OF_SERVER(Duration.ofSeconds(30)),

    /** For the last poll of a client that has left. */
    OF_LAST_POLL(Duration.ofSeconds(1)),

    /** For an answer that is given after the end. */
    OF_LAST_ANSWER(Duration.ofSeconds(5));

    private final Duration timeout;

    CloseTimeout(Duration timeout) {
        this.timeout = timeout;
    }

    /** Runs code when the time is over, unless the returned future is cancelled. */
    public Future<?> start(ScheduledExecutorService timer, Runnable expired) {
        return timer.schedule(expired, timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    static void cancel(@Nullable Future<?> started) {
        if (started != null) {
            started.cancel(false);
        }
    }
}
