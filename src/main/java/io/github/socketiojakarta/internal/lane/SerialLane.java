package io.github.socketiojakarta.internal.lane;

import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.engine.ListenerWork;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Runs the application's code for one client.
 *
 * <p>There are three ways. What is <em>submitted</em> runs in the order in which it comes, never two tasks at once. What
 * <em>completes</em> a future for which a listener may be waiting runs at once, on the thread that has read the answer, or on
 * an {@link AnswerThread}. A <em>continuation</em>, which the application has hung on an answer, runs in its turn like a task; but
 * beside the listener that has hung it there, if that still runs, and beside any listener that runs for longer than {@link
 * QueuedContinuation#PATIENCE}. So no two listeners can wait for each other for good.
 *
 * <p>Without an executor, the thread that brings a packet to an idle lane runs it, and whatever others bring meanwhile:
 * the container then reads no further, which is the backpressure the client feels. With an executor, the tasks run
 * there, a batch at a time so that one connection does not keep a thread. What waits is counted in a {@link
 * ReceiveBuffer}, and whoever reads looks there whether to go on.
 *
 * <p>Thread-safe. No task runs under a lock.
 */
public final class SerialLane {

    private static final System.Logger LOG = System.getLogger(SerialLane.class.getName());
    private static final int BATCH = 64;

    /** The number of no task. */
    static final long NONE = LaneQueue.NONE;

    private final ApplicationThreads threads;
    private final ScheduledExecutorService timer;
    private final ApplicationCalls calls;
    private final ReceiveBuffer received;

    private final LaneQueue queue;

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
    public SerialLane(
            ApplicationThreads threads,
            EngineThreads engineThreads,
            long maxReceiveBufferBytes,
            ApplicationCalls calls) {
        this.threads = threads;
        this.timer = engineThreads.timer();
        this.queue = new LaneQueue(engineThreads.nanoTime());
        this.calls = calls;
        this.received = new ReceiveBuffer(maxReceiveBufferBytes);
    }

    /** Returns what waits here. */
    public ReceiveBuffer received() {
        return received;
    }

    /** Returns what runs the application's code for the client, as the user who opened the connection. */
    public ApplicationCalls calls() {
        return calls;
    }

    /** Brings a task that a received packet asks for. */
    public void submitReceived(long size, Runnable code) {
        received.add(size);
        if (queue.add(new LaneQueue.Task(size, code))) {
            if (threads.chosen().isPresent()) {
                startOnApplicationThread();
            } else {
                onReader = true;
                drain(Integer.MAX_VALUE);
            }
        }
    }

    /** Brings a task on a thread that must not run application code, such as the timer's. */
    public void submit(Runnable code) {
        if (queue.add(new LaneQueue.Task(0, code))) {
            startOnApplicationThread();
        }
    }

    /** Does the same with what the library itself has to do, and does even when the application has stopped. */
    public void submitOfLibrary(Runnable code) {
        submit(new OfLibrary(code));
    }

    private void startOnApplicationThread() {
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
        queue.runHere();
        onReader = false;
        for (LaneQueue.Task next = queue.next(); next != null; next = queue.next()) {
            received.remove(next.size());
            if (next.code() instanceof QueuedContinuation || next.code() instanceof OfLibrary) {
                run(next.code());
            }
        }
    }

    private void drain(int batch) {
        queue.runHere();
        for (int done = 0; done < batch; done++) {
            LaneQueue.Task next = queue.next();
            if (next == null) {
                return;
            }
            received.remove(next.size());
            run(next.code());
        }
        queue.pause();
        startOnApplicationThread();
    }

    private void run(Runnable code) {
        try {
            calls.run(code);
        } catch (Throwable e) { // the edge between our code and the container's thread
            LOG.log(System.Logger.Level.ERROR, "A task of a connection failed", e);
        }
    }

    /** Returns whether a task is running or about to. */
    public boolean isBusy() {
        return queue.isBusy();
    }

    /** Returns what the tasks have done. */
    public ListenerWork work() {
        return queue.work();
    }

    /**
     * Completes, on the thread that has read an answer, what may be waiting for it; never later, for a listener that runs
     * may be the one who waits.
     */
    public void complete(Runnable completion) {
        if (threads.chosen().isEmpty() && queue.begin()) { // an idle lane, so this is its turn
            queue.runHere();
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
    public void completeOnAnswerThread(Runnable completion) {
        threads.answers().execute(() -> run(completion));
    }

    /** Runs application code for the client out of its turn. */
    public void runOutOfTurn(Runnable code) {
        threads.runOrHere(() -> run(code));
    }

    /**
     * Runs what the application has hung on an answer: in its turn, so behind the events that came before it. But what a
     * listener has hung there that is still running does not wait for that listener, which may be waiting for it.
     *
     * @param listener the task in which it was hung there
     */
    void runContinuation(long listener, Runnable code) {
        if (queue.isRunner()) {
            code.run();
        } else if (queue.isRunning(listener)) {
            runBeside(code);
        } else {
            runInTurn(new QueuedContinuation(queue::runningTask, this::runBeside, code));
        }
    }

    private void runInTurn(QueuedContinuation continuation) {
        long ahead = queue.runningTask();
        submit(continuation);
        if (ahead != NONE) {
            continuation.watch(timer, ahead);
        }
    }

    /** Runs beside the tasks what one of them may be waiting for, on a thread that is there whoever waits. */
    void runBeside(Runnable code) {
        threads.beside().execute(() -> run(code));
    }

    /** Returns the task that runs on this thread. */
    long taskHere() {
        return queue.taskHere();
    }

    /** Returns whether to wait on this thread would keep the connection's own packets from being read. */
    public boolean wouldBlockReading() {
        return answering == Thread.currentThread() || (queue.isRunner() && onReader);
    }

    private record OfLibrary(Runnable code) implements Runnable {
        @Override
        public void run() {
            code.run();
        }
    }
}
