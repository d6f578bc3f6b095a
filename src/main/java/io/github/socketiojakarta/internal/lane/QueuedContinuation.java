package io.github.socketiojakarta.internal.lane;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A callback on an answer that waits in a lane for its turn. The listener that is running may be waiting for it in ways
 * that nobody can see, over another client's listener for example. So if the same one runs all the time, this runs
 * beside it after a while. It runs once. Thread-safe.
 */
final class QueuedContinuation implements Runnable {

    /** How long it waits for one listener. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger(QueuedContinuation.class.getName());

    private final LongSupplier ahead;
    private final Executor beside;
    private final Runnable code;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile @Nullable Future<?> look;

    /**
     * Creates one that waits.
     *
     * @param ahead tells which task the lane runs now
     * @param beside runs it beside that task
     */
    QueuedContinuation(LongSupplier ahead, Executor beside, Runnable code) {
        this.ahead = ahead;
        this.beside = beside;
        this.code = code;
    }

    @Override
    public void run() {
        if (begun.compareAndSet(false, true)) {
            Future<?> pending = look;
            if (pending != null) {
                pending.cancel(false);
            }
            code.run();
        }
    }

    /** Looks after a while whether it still waits for the task that was ahead of it. */
    void watch(ScheduledExecutorService timer, long task) {
        if (!begun.get()) {
            look = timer.schedule(() -> look(timer, task), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look(ScheduledExecutorService timer, long before) {
        long now = ahead.getAsLong();
        if (now != before) {
            watch(timer, now);
        } else if (!begun.get()) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "A listener has been running for more than {0} s; what follows an answer runs beside it",
                    PATIENCE.toSeconds());
            beside.execute(this);
        }
    }
}
