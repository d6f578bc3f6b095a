package io.github.socketiojakarta.testing;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

/**
 * What listeners of test clients have thrown, an assertion that failed for example. It must not go into the server, so it
 * is kept, and thrown by the next method that the test calls. Thread-safe.
 */
final class CallbackFailures {

    /** Code of the test. */
    @FunctionalInterface
    interface Callback {
        void run() throws Exception;
    }

    @GuardedBy("this")
    private @Nullable Throwable first;

    @SuppressWarnings("CatchingUnchecked") // the edge to the test
    void guard(Callback code) {
        try {
            code.run();
        } catch (Throwable e) { // the edge to the test
            add(e);
        }
    }

    private synchronized void add(Throwable failure) {
        if (first == null) {
            first = failure;
        } else if (first != failure) {
            first.addSuppressed(failure);
        }
    }

    private synchronized @Nullable Throwable take() {
        Throwable taken = first;
        first = null;
        return taken;
    }

    /** Throws the first of them, if there is any. */
    void check() {
        Throwable failure = take();
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure != null) {
            throw new AssertionError("A listener of a test client failed: " + failure, failure);
        }
    }
}
