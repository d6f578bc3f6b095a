package io.github.socketiojakarta.testing;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A timer that stands still, and runs what is due on the thread that lets time pass; what is due at the same time in the
 * order in which it was set. Thread-safe: the lock guards the time and what is set, and no task runs under it.
 */
final class VirtualTime extends AbstractExecutorService implements ScheduledExecutorService {

    private final Instant start = Instant.now();

    @GuardedBy("this")
    private final PriorityQueue<Task<?>> tasks = new PriorityQueue<>(
            Comparator.comparingLong((Task<?> task) -> task.at).thenComparing(task -> task.number));

    @GuardedBy("this")
    private long now;

    @GuardedBy("this")
    private long count;

    @GuardedBy("this")
    private boolean ended;

    synchronized long nanoTime() {
        return now;
    }

    /** Returns the time that has passed. */
    Duration passed() {
        return Duration.ofNanos(nanoTime());
    }

    /** Returns a clock that goes by this time. */
    Clock clock() {
        return new VirtualClock(ZoneOffset.UTC);
    }

    /** Lets time pass and runs what is due meanwhile. */
    void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("Time does not go back, but was to pass for " + time);
        }
        long until = nanoTime() + time.toNanos();
        for (Task<?> due = due(until); due != null; due = due(until)) {
            due.runAndRepeat();
        }
        reach(until);
    }

    private synchronized void reach(long time) {
        now = Math.max(now, time);
    }

    private synchronized @Nullable Task<?> due(long until) {
        Task<?> first = tasks.peek();
        if (first == null || first.at > until) {
            return null;
        }
        reach(first.at);
        return tasks.poll();
    }

    private synchronized <V> ScheduledFuture<V> add(Task<V> task, long delayNanos) {
        task.at = now + Math.max(0, delayNanos);
        task.number = count++;
        if (!ended) {
            tasks.add(task);
        }
        return task;
    }

    private synchronized void remove(Task<?> task) {
        tasks.remove(task);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return add(new Task<@Nullable Void>(command, 0), unit.toNanos(delay));
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return add(new Task<>(callable), unit.toNanos(delay));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        return add(new Task<@Nullable Void>(command, unit.toNanos(period)), unit.toNanos(initialDelay));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        return scheduleAtFixedRate(command, initialDelay, delay, unit); // no time passes while a task runs
    }

    @Override
    public void execute(Runnable command) {
        command.run();
    }

    /** Drops what is set, and what will be. */
    @Override
    public synchronized void shutdown() {
        ended = true;
        tasks.clear();
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        return List.of();
    }

    @Override
    public synchronized boolean isShutdown() {
        return ended;
    }

    @Override
    public boolean isTerminated() {
        return isShutdown();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return isShutdown();
    }

    private final class Task<V> extends FutureTask<V> implements ScheduledFuture<V> {
        private final long period;
        private volatile long at;
        private long number;

        @SuppressWarnings("NullAway") // such a task has no result
        private Task(Runnable action, long period) {
            super(action, null);
            this.period = period;
        }

        private Task(Callable<V> action) {
            super(action);
            this.period = 0;
        }

        private void runAndRepeat() {
            if (period == 0) {
                run();
            } else if (runAndReset()) {
                var unused = add(this, period);
            }
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            remove(this);
            return super.cancel(mayInterruptIfRunning);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    private final class VirtualClock extends Clock {
        private final ZoneId zone;

        private VirtualClock(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new VirtualClock(other);
        }

        @Override
        public Instant instant() {
            return start.plusNanos(nanoTime());
        }
    }
}
