package io.github.socketiojakarta.internal.ee.concurrent;

import io.github.socketiojakarta.internal.engine.CallContext;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs code in a context that the container has captured. When the application stops, containers refuse to run code in
 * it; then the code is run without, because connections have to be ended. Thread-safe.
 */
final class CapturedContext implements CallContext {

    private static final System.Logger LOG = System.getLogger(CapturedContext.class.getName());

    private final Executor container;

    /** Uses an executor that runs what it is given on the thread that gives it. */
    CapturedContext(Executor container) {
        this.container = container;
    }

    @Override
    public void run(Runnable code) {
        Task task = new Task(code);
        try {
            container.execute(task);
        } catch (RuntimeException | LinkageError e) {
            if (task.hasBegun()) { // its own
                throw e;
            }
            LOG.log(System.Logger.Level.DEBUG, "The container refuses its context; application code runs without", e);
        }
        task.run();
    }

    /** Runs the code the first time only. */
    private static final class Task implements Runnable {

        private final Runnable code;
        private final AtomicBoolean begun = new AtomicBoolean();

        private Task(Runnable code) {
            this.code = code;
        }

        private boolean hasBegun() {
            return begun.get();
        }

        @Override
        public void run() {
            if (begun.compareAndSet(false, true)) {
                code.run();
            }
        }
    }
}
