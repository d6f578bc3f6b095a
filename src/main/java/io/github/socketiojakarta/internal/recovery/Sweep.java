package io.github.socketiojakarta.internal.recovery;

import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs a cleanup after a delay, with one task of the timer at a time. Not thread-safe: {@link Recovery} guards it. */
final class Sweep {

    private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final ScheduledExecutorService timer;
    private final Runnable task;
    private @Nullable Future<?> next;
    private boolean ended;

    /**
     * Prepares a sweep.
     *
     * @param task runs when it is time, and calls {@link #done}
     */
    Sweep(ScheduledExecutorService timer, Runnable task) {
        this.timer = timer;
        this.task = task;
    }

    /**
     * Sees to it that the task runs. Called for each event, so it asks nothing while the task is scheduled already.
     *
     * @param nanos how long it may take until then; nothing if there is nothing to sweep
     */
    void schedule(Supplier<OptionalLong> nanos) {
        if (!ended && next == null) {
            nanos.get().ifPresent(this::scheduleIn);
        }
    }

    private void scheduleIn(long nanos) {
        next = timer.schedule(task, Math.max(nanos, LEAST_NANOS), TimeUnit.NANOSECONDS);
    }

    /** Notes that the task has run, and sees to it that it does again. */
    void done(Supplier<OptionalLong> nanos) {
        next = null;
        schedule(nanos);
    }

    /** Lets the task run no more. */
    void end() {
        ended = true;
        if (next != null) {
            next.cancel(false);
        }
    }
}
