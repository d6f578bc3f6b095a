package io.github.socketiojakarta.internal.socket;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.engine.ListenerWork;
import java.util.ArrayDeque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the application's code for one connection in the order in which it is brought, and never two tasks at once. There is
 * one exception, {@link #follow}: what a running listener may be waiting for runs beside it, at once if that is likely, and
 * otherwise after {@link Followup#PATIENCE}, so that no two listeners can wait for each other for good.
 *
 * <p>Without an executor, the thread that brings a packet to an idle lane runs it, and whatever others bring meanwhile:
 * the container then reads no further, which is the backpressure the client feels. With an executor, the tasks run
 * there, a batch at a time so that one connection does not keep a thread. What waits is counted in a {@link
 * ReceiveBuffer}, and whoever reads looks there whether to go on.
 *
 * <p>Thread-safe. The lock guards the queue and whether somebody is running it; no task runs under it.
 */
final class SerialLane {

    private static final System.Logger LOG = System.getLogger(SerialLane.class.getName());
    private static final int BATCH = 64;

    /** The number of no task. */
    static final long NONE = 0;

    private final ApplicationThreads threads;
    private final ScheduledExecutorService timer;
    private final LongSupplier nanoTime;
    private final ApplicationCalls calls;
    private final ReceiveBuffer received;

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

    /** Whether the runner is a thread that would read the connection's packets; its own. */
    private boolean onReader;

    private volatile @Nullable Thread answering;

    /**
     * Creates an idle lane.
     *
     * @param threads for the tasks
     * @param engineThreads of which the timer and its time are used
     * @param maxReceiveBufferBytes how much may wait here before no more is read
     * @param calls runs the tasks
     */
    SerialLane(
            ApplicationThreads threads,
            EngineThreads engineThreads,
            long maxReceiveBufferBytes,
            ApplicationCalls calls) {
        this.threads = threads;
        this.timer = engineThreads.timer();
        this.nanoTime = engineThreads.nanoTime();
        this.calls = calls;
        this.received = new ReceiveBuffer(maxReceiveBufferBytes);
    }

    /** Returns what waits here. */
    ReceiveBuffer received() {
        return received;
    }

    /** Returns what runs the application's code for the client, as the user who opened the connection. */
    ApplicationCalls calls() {
        return calls;
    }

    /** Brings a task that a received packet asks for. */
    void submit(long size, Runnable code) {
        received.add(size);
        if (add(new Task(size, code))) {
            if (threads.chosen().isPresent()) {
                startElsewhere();
            } else {
                onReader = true;
                drain(Integer.MAX_VALUE);
            }
        }
    }

    /** Brings a task on a thread that must not run application code, such as the timer's. */
    void submitElsewhere(Runnable code) {
        if (add(new Task(0, code))) {
            startElsewhere();
        }
    }

    /** Does the same with what the library itself has to do, and does even when the application has stopped. */
    void submitOwn(Runnable code) {
        submitElsewhere(new Own(code));
    }

    /** Returns whether the caller has to see to it that the tasks are run. */
    private synchronized boolean add(Task added) {
        tasks.add(added);
        return begin();
    }

    /** Makes the caller the one who sees to the tasks, unless somebody is; returns whether it is. */
    private synchronized boolean begin() {
        if (running) {
            return false;
        }
        running = true;
        runningSince = nanoTime.getAsLong();
        task++;
        return true;
    }

    private void startElsewhere() {
        boolean started = threads.run(() -> {
            onReader = false;
            drain(BATCH);
        });
        if (!started) {
            end();
        }
    }

    /**
     * Drops the application's tasks, as it has stopped, but for what follows answers: for that, somebody may be waiting.
     */
    private void end() {
        runner = Thread.currentThread();
        onReader = false;
        for (Task next = next(); next != null; next = next()) {
            received.remove(next.size);
            if (next.code instanceof Followup || next.code instanceof Own) {
                run(next.code);
            }
        }
    }

    private void drain(int batch) {
        runner = Thread.currentThread();
        for (int done = 0; done < batch; done++) {
            Task next = next();
            if (next == null) {
                return;
            }
            received.remove(next.size);
            run(next.code);
        }
        runner = null;
        startElsewhere();
    }

    private synchronized @Nullable Task next() {
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

    private void run(Runnable code) {
        try {
            calls.run(code);
        } catch (Throwable e) { // the edge between our code and the container's thread
            LOG.log(System.Logger.Level.ERROR, "A task of a connection failed", e);
        }
    }

    /** Returns whether a task is running or about to. */
    synchronized boolean isBusy() {
        return running;
    }

    /** Returns what the tasks have done. */
    synchronized ListenerWork work() {
        return new ListenerWork(running, running ? worked + nanoTime.getAsLong() - runningSince : worked);
    }

    /**
     * Completes, on the thread that has read an answer, what may be waiting for it; never later, for a listener that runs
     * may be the one who waits.
     */
    void answer(Runnable completion) {
        if (threads.chosen().isEmpty() && begin()) { // an idle lane, so this is its turn
            runner = Thread.currentThread();
            onReader = true;
            run(completion);
            drain(Integer.MAX_VALUE);
        } else {
            answering = Thread.currentThread();
            try {
                run(completion);
            } finally {
                answering = null;
            }
        }
    }

    /** Completes, with a failure, what may be waiting for an answer that does not come. Never on this thread. */
    void giveUp(Runnable completion) {
        threads.answers().execute(() -> run(completion));
    }

    /** Runs application code for the client out of its turn. */
    void runBeside(Runnable code) {
        threads.runForWaiting(() -> run(code));
    }

    /**
     * Runs what the application has hung on an answer: in its turn, so behind the events that came before it. But what a
     * listener has hung there that is still running does not wait for that listener, which may be waiting for it.
     *
     * @param listener the task in which it was hung there
     */
    void follow(long listener, Runnable code) {
        if (isRunner()) {
            code.run();
        } else if (isRunning(listener)) {
            runForWaiting(code);
        } else {
            followInTurn(new Followup(this::taskAhead, this::runForWaiting, code));
        }
    }

    private void followInTurn(Followup followup) {
        long ahead = taskAhead();
        submitElsewhere(followup);
        if (ahead != NONE) {
            followup.watch(timer, ahead);
        }
    }

    /** Returns the task that runs now, if any. */
    synchronized long taskAhead() {
        return running ? task : NONE;
    }

    /** Runs beside the tasks what one of them may be waiting for, on a thread that is there whoever waits. */
    void runForWaiting(Runnable code) {
        threads.beside().execute(() -> run(code));
    }

    private synchronized boolean isRunning(long listener) {
        return listener != NONE && running && runner != null && task == listener;
    }

    private boolean isRunner() {
        return runner == Thread.currentThread();
    }

    /** Returns the task that runs on this thread. */
    long taskHere() {
        return isRunner() ? task : NONE;
    }

    /** Returns whether to wait on this thread would keep the connection's own packets from being read. */
    boolean wouldBlockReading() {
        return answering == Thread.currentThread() || (isRunner() && onReader);
    }

    private record Task(long size, Runnable code) {}

    private record Own(Runnable code) implements Runnable {
        @Override
        public void run() {
            code.run();
        }
    }
}
