package io.github.socketiojakarta.internal.lane;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.internal.engine.ListenerWork;
import java.util.ArrayDeque;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What waits in a lane, who runs it, and for how long it has run. Thread-safe: the lock guards the tasks and whether somebody
 * runs them.
 */
final class LaneQueue {

    /** The number of no task. */
    static final long NONE = 0;

    private final LongSupplier nanoTime;

    @GuardedBy("this")
    private final ArrayDeque<Task> tasks = new ArrayDeque<>(1);

    @GuardedBy("this")
    private boolean running;

    @GuardedBy("this")
    private long runningSince;

    @GuardedBy("this")
    private long worked;

    /** The number of the task that runs, or has run last; changed under the lock. */
    private volatile long task = NONE;

    private volatile @Nullable Thread runner;

    LaneQueue(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * A task.
     *
     * @param size what it takes in the receive buffer
     * @param code what is to be run
     */
    record Task(long size, Runnable code) {}

    /** Adds a task; returns whether the caller has to see to it that the tasks are run. */
    synchronized boolean add(Task added) {
        tasks.add(added);
        return begin();
    }

    /** Makes the caller the one who sees to the tasks, unless somebody is; returns whether it is. */
    synchronized boolean begin() {
        if (running) {
            return false;
        }
        running = true;
        runningSince = nanoTime.getAsLong();
        task++;
        return true;
    }

    /** Takes the next task; if there is none, nobody sees to the tasks any more. */
    synchronized @Nullable Task next() {
        Task next = tasks.poll();
        if (next == null) {
            running = false;
            runner = null;
            worked += nanoTime.getAsLong() - runningSince;
        } else {
            task++;
        }
        return next;
    }

    /** Notes that the tasks run on this thread from now on. */
    void runHere() {
        runner = Thread.currentThread();
    }

    /** Notes that another thread is to go on with the tasks. */
    void pause() {
        runner = null;
    }

    /** Returns whether a task is running or about to. */
    synchronized boolean isBusy() {
        return running;
    }

    /** Returns what the tasks have done. */
    synchronized ListenerWork work() {
        return new ListenerWork(running, running ? worked + nanoTime.getAsLong() - runningSince : worked);
    }

    /** Returns the task that runs now, if any. */
    synchronized long runningTask() {
        return running ? task : NONE;
    }

    /** Returns whether this very task runs now. */
    synchronized boolean isRunning(long wanted) {
        return wanted != NONE && running && runner != null && task == wanted;
    }

    boolean isRunner() {
        return runner == Thread.currentThread();
    }

    /** Returns the task that runs on this thread. */
    long taskHere() {
        return isRunner() ? task : NONE;
    }
}
