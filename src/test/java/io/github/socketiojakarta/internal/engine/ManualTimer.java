package io.github.socketiojakarta.internal.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A timer whose time passes when the test says so, on one thread; tasks are set and cancelled on any. The lock guards what is
 * due, and no task runs under it.
 */
public final class ManualTimer extends AbstractExecutorService implements ScheduledExecutorService {

    private final List<Task<?>> tasks = Collections.synchronizedList(new ArrayList<>());
    private volatile long now;

    /** Called when something is to happen later, before whoever wants that knows. */
    public volatile Runnable whenScheduled = () -> {};

    /** Returns threads that are the caller's, and the time of this timer. */
    public EngineThreads threads() {
        return new EngineThreads(this, Runnable::run, Runnable::run, this::nanoTime);
    }

    private long nanoTime() {
        return TimeUnit.MILLISECONDS.toNanos(now);
    }

    /** Lets time pass and runs what is due, in order. */
    public void advance(long millis) {
        long until = now + millis;
        for (Optional<Task<?>> due = due(until); due.isPresent(); due = due(until)) {
            now = Math.max(now, due.get().at);
            tasks.remove(due.get());
            due.get().runAndRepeat();
        }
        now = until;
    }

    /** Lets time pass in which nothing runs, as on a machine that is busy elsewhere; the next advance makes up for it. */
    public void stall(long millis) {
        now += millis;
    }

    public int pending() {
        return tasks.size();
    }

    private Optional<Task<?>> due(long until) {
        synchronized (tasks) {
            return tasks.stream()
                    .filter(task -> task.at <= until)
                    .<Task<?>>map(task -> task)
                    .min(Comparator.comparingLong(task -> task.at));
        }
    }

    private final class Task<V> extends FutureTask<V> implements ScheduledFuture<V> {
        private final long period;
        private long at;

        Task(Callable<V> action, long delay, long period) {
            super(action);
            this.at = now + delay;
            this.period = period;
            tasks.add(this);
        }

        void runAndRepeat() {
            if (period == 0) {
                run();
            } else if (runAndReset()) {
                at += period;
                tasks.add(this);
            }
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            tasks.remove(this);
            return super.cancel(mayInterruptIfRunning);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - now, TimeUnit.MILLISECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.MILLISECONDS), other.getDelay(TimeUnit.MILLISECONDS));
        }
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return schedule(Executors.callable(command), delay, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        return new Task<>(Executors.callable(command), unit.toMillis(initialDelay), unit.toMillis(period));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initial, long delay, TimeUnit unit) {
        return scheduleAtFixedRate(command, initial, delay, unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        Task<V> task = new Task<>(callable, unit.toMillis(delay), 0);
        whenScheduled.run();
        return task;
    }

    @Override
    public void execute(Runnable command) {
        command.run();
    }

    @Override
    public void shutdown() {
        tasks.clear();
    }

    @Override
    public List<Runnable> shutdownNow() {
        tasks.clear();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}
