package io.github.socketiojakarta.testing;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Queues calls that come while another is under way on the same thread, so that none is nested in another. What a client
 * does because of something it has just received, and what the server would do on another thread, comes when the call
 * into the server that led to it has returned. Thread-safe.
 */
final class Turns {

    @SuppressWarnings("ThreadLocalUsage") // of one server, and static state would outlive it
    private final ThreadLocal<@Nullable ArrayDeque<Runnable>> later = new ThreadLocal<>();

    /** Returns whether the current thread is in the middle of a call into the server. */
    boolean isInside() {
        return later.get() != null;
    }

    /** Makes a call into the server, and then whatever came up meanwhile. */
    void run(Runnable call) {
        if (isInside()) {
            call.run();
            return;
        }
        ArrayDeque<Runnable> rest = new ArrayDeque<>();
        later.set(rest);
        try {
            for (Runnable next = call; next != null; next = rest.poll()) {
                next.run();
            }
        } finally {
            later.remove();
        }
    }

    /** Runs code when the call that the thread is in the middle of has returned; at once if there is none. */
    void afterwards(Runnable code) {
        ArrayDeque<Runnable> rest = later.get();
        if (rest == null) {
            run(code);
        } else {
            rest.add(code);
        }
    }
}
