package io.github.socketiojakarta.cluster;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * Threads that a server lends to a medium. They end with the server. A medium that has to block, as one that waits for a
 * message, brings a thread of its own and ends it in {@link ClusterTransport#close}.
 */
public final class ClusterThreads {

    private final ScheduledExecutorService timer;
    private final Executor worker;
    private final LongSupplier nanoTime;

    private ClusterThreads(ScheduledExecutorService timer, Executor worker, LongSupplier nanoTime) {
        this.timer = timer;
        this.worker = worker;
        this.nanoTime = nanoTime;
    }

    /**
     * Returns threads. Made by the library; whoever writes a medium needs it to test that on its own.
     *
     * @param nanoTime the time that the timer goes by, in nanoseconds from any point
     */
    public static ClusterThreads of(ScheduledExecutorService timer, Executor worker, LongSupplier nanoTime) {
        return new ClusterThreads(timer, worker, nanoTime);
    }

    /** Returns what runs short tasks at their time; nothing that may block. */
    public ScheduledExecutorService timer() {
        return timer;
    }

    /** Returns what runs short tasks; nothing that may block. */
    public Executor worker() {
        return worker;
    }

    /** Returns the time that the timer goes by, in nanoseconds from any point. */
    public LongSupplier nanoTime() {
        return nanoTime;
    }
}
