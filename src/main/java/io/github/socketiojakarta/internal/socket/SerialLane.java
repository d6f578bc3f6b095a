package io.github.socketiojakarta.internal.socket;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.internal.engine.ListenerWork;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs the application's code for one connection: one task at a time, in the order of arrival.
 *
 * <p>Without an executor, the thread that brings a task to an idle lane runs it, and whatever others bring meanwhile:
 * the container then reads no further, which is the backpressure the client feels. With an executor, the tasks run
 * there, a batch at a time so that one connection does not keep a thread. What waits is counted in a {@link
 * ReceiveBuffer}, and whoever reads looks there whether to go on.
 *
 * <p>Thread-safe. The lock guards the queue and whether somebody is running it; no task runs under it.
 */
final class SerialLane {

    private static final System.Logger LOG = System.getLogger(SerialLane.class.getName());
    private static final int BATCH = 64;

    private final Optional<Executor> executor;
    private final Executor elsewhere;
    private final Executor fallback;
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

    private volatile @Nullable Thread runner;
    private volatile @Nullable Thread answering;

    /**
     * Creates an idle lane.
     *
     * @param calls runs the tasks
     */
    SerialLane(ServerContext context, ApplicationCalls calls) {
        this.executor = context.executor().get();
        this.elsewhere = executor.orElse(context.threads().application());
        this.fallback = context.threads().application();
        this.calls = calls;
        this.received = new ReceiveBuffer(context.options().maxReceiveBufferBytes());
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
            if (executor.isPresent()) {
                startElsewhere();
            } else {
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

    /** Returns whether the caller has to see to it that the tasks are run. */
    private synchronized boolean add(Task task) {
        tasks.add(task);
        if (running) {
            return false;
        }
        running = true;
        runningSince = System.nanoTime();
        return true;
    }

    private void startElsewhere() {
        try {
            elsewhere.execute(() -> drain(BATCH));
        } catch (Throwable e) { // an executor of the application; never here, since this may be the timer's thread
            LOG.log(System.Logger.Level.WARNING, "The executor refuses listeners; they run on the server's threads", e);
            fallback.execute(() -> drain(BATCH));
        }
    }

    private void drain(int batch) {
        runner = Thread.currentThread();
        for (int done = 0; done < batch; done++) {
            Task task = next();
            if (task == null) {
                return;
            }
            received.remove(task.size);
            run(task.code);
        }
        runner = null;
        startElsewhere();
    }

    private synchronized @Nullable Task next() {
        Task task = tasks.poll();
        if (task == null) {
            running = false;
            runner = null;
            worked += System.nanoTime() - runningSince;
        }
        return task;
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
        return new ListenerWork(running, running ? worked + System.nanoTime() - runningSince : worked);
    }

    /** Runs what an answer of the client has brought, on the thread that read it. */
    void answer(Runnable code) {
        answering = Thread.currentThread();
        try {
            run(code);
        } finally {
            answering = null;
        }
    }

    /** Runs what the answer of the client would have brought, which does not come, on a thread of the server. */
    void giveUp(Runnable code) {
        fallback.execute(() -> run(code));
    }

    /** Returns whether to wait on this thread would keep the connection's own packets from being read. */
    boolean wouldBlockReading() {
        Thread current = Thread.currentThread();
        return answering == current || (executor.isEmpty() && runner == current);
    }

    private record Task(long size, Runnable code) {}
}
