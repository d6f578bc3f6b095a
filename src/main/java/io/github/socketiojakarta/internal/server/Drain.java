package io.github.socketiojakarta.internal.server;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs steps in random order, spread evenly over a period, and one more a while after that. One task of the timer at a
 * time sees to all of them, whatever their number. If the timer is kept waiting, the steps come later, not all at once;
 * the last one comes at its time. Steps that are done are forgotten: they know clients, and some containers keep the
 * application when it has stopped. Thread-safe; no step runs under the lock.
 */
final class Drain {

    private static final System.Logger LOG = System.getLogger(Drain.class.getName());
    private static final Duration TICK = Duration.ofMillis(20);

    private final ScheduledExecutorService timer;
    private final int total;
    private final Duration period;
    private final long ticks;
    private final Runnable end;
    private final Duration grace;

    @GuardedBy("this")
    private final List<Runnable> steps;

    @GuardedBy("this")
    private @Nullable Future<?> next;

    @GuardedBy("this")
    private @Nullable Future<?> last;

    @GuardedBy("this")
    private boolean stopped;

    @GuardedBy("this")
    private int done;

    @GuardedBy("this")
    private long ticked;

    /**
     * Prepares a drain.
     *
     * @param end the last step
     * @param grace how long after the period the last step comes
     */
    Drain(
            ScheduledExecutorService timer,
            Collection<? extends Runnable> steps,
            Duration period,
            Runnable end,
            Duration grace) {
        this.timer = timer;
        this.steps = new ArrayList<>(steps);
        this.total = steps.size();
        this.period = period;
        this.ticks = Math.max(1, period.dividedBy(TICK));
        this.end = end;
        this.grace = grace;
    }

    /** Starts; if there is nothing to spread, all is done when this returns, but for the last step. */
    void start(Random random) {
        synchronized (this) {
            Collections.shuffle(steps, random);
            last = stopped ? null : schedule(end, period.plus(grace));
        }
        tick();
    }

    private Future<?> schedule(Runnable task, Duration delay) {
        return timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        for (Runnable step : due()) {
            try {
                step.run();
            } catch (RuntimeException e) { // must not keep the others from their turn
                LOG.log(System.Logger.Level.WARNING, "A connection did not close as it should", e);
            }
        }
    }

    private synchronized List<Runnable> due() {
        if (stopped || ticked == ticks) {
            return List.of();
        }
        ticked++;
        int until = Math.toIntExact((total * ticked + ticks - 1) / ticks);
        List<Runnable> first = steps.subList(0, until - done);
        List<Runnable> due = List.copyOf(first);
        first.clear();
        done = until;
        if (ticked < ticks) {
            next = schedule(this::tick, TICK);
        }
        return due;
    }

    /** Gives up what is left. */
    synchronized void stop() {
        stopped = true;
        steps.clear();
        cancel(next);
        cancel(last);
    }

    private static void cancel(@Nullable Future<?> task) {
        if (task != null) {
            task.cancel(false);
        }
    }
}
