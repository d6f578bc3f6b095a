package io.github.socketiojakarta.internal.engine;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Ends a session that is closing, if it does not come to its end by itself. Thread-safe; started once. */
final class CloseTimeout {

    private final EngineThreads threads;
    private volatile @Nullable Future<?> task;

    CloseTimeout(EngineThreads threads) {
        this.threads = threads;
    }

    void start(Duration timeout, Runnable end) {
        task = threads.timer().schedule(end, timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    void cancel() {
        Future<?> started = task;
        if (started != null) {
            started.cancel(false);
        }
    }
}
