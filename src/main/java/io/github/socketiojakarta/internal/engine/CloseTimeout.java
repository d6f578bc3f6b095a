package io.github.socketiojakarta.internal.engine;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Bounds the time that a closing session takes to send its rest. Thread-safe; started once at most. */
final class CloseTimeout {

    /** For a session that the server closes. */
    static final Duration OF_SERVER = Duration.ofSeconds(30);

    /** For the last poll of a client that has left. */
    static final Duration OF_LAST_POLL = Duration.ofSeconds(1);

    private final ScheduledExecutorService timer;
    private final Runnable expired;
    private volatile @Nullable Future<?> task;

    CloseTimeout(ScheduledExecutorService timer, Runnable expired) {
        this.timer = timer;
        this.expired = expired;
    }

    void start(Duration timeout) {
        task = timer.schedule(expired, timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    void cancel() {
        Future<?> started = task;
        if (started != null) {
            started.cancel(false);
        }
    }
}
