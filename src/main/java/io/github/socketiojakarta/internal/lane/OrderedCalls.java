package io.github.socketiojakarta.internal.lane;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls listeners of the application that belong to no client, on the application's threads, one after the other. What comes
 * while too many wait is dropped, and logged: a listener that hangs must not fill the memory.
 *
 * <p>Thread-safe: the lock guards what waits, and whether a thread is at it; nothing is called under it.
 */
public final class OrderedCalls {

    private static final System.Logger LOG = System.getLogger(OrderedCalls.class.getName());

    /** How many calls may wait. */
    static final int MAX_WAITING = 10_000;

    private final String namespace;
    private final Supplier<ApplicationThreads> application;

    @GuardedBy("this")
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();

    @GuardedBy("this")
    private boolean running;

    @GuardedBy("this")
    private boolean overflowing;

    /** Creates it; the namespace is for the log. */
    public OrderedCalls(String namespace, Supplier<ApplicationThreads> application) {
        this.namespace = namespace;
        this.application = application;
    }

    /** Adds a call. */
    public void add(Runnable call) {
        boolean overflow;
        boolean idle;
        synchronized (this) {
            boolean full = waiting.size() >= MAX_WAITING;
            overflow = full && !overflowing;
            overflowing = full;
            idle = !running && !full;
            if (!full) {
                waiting.add(call);
                running = true;
            }
        }
        if (overflow) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0}: the listeners of server-side events are too slow; events are dropped",
                    namespace);
        }
        if (idle && !application.get().run(this::runAll)) {
            stopped();
        }
    }

    private void runAll() {
        for (Runnable call = next(); call != null; call = next()) {
            call.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable call = waiting.poll();
        running = call != null;
        return call;
    }

    /** The application has stopped: nobody listens any more. */
    private synchronized void stopped() {
        waiting.clear();
        running = false;
    }
}
