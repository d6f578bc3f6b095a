package io.github.socketiojakarta.internal.lane;

import java.util.concurrent.Executor;

/** Where callbacks on an {@link ApplicationFuture} run, and on which threads waiting for it throws. Thread-safe. */
public interface Continuations {

    /** Returns what runs the code that is added on this thread now. */
    Executor executor();

    /**
     * Called by whoever is about to wait on this thread.
     *
     * @throws IllegalStateException if the result could not come meanwhile
     */
    void checkWait();

    /** Returns the same for what is derived on this thread now. */
    Continuations derived();

    /** Throws if this thread is one of those that complete what the application waits for. */
    static void checkThread() {
        if (Thread.currentThread() instanceof AnswerThread) {
            throw new IllegalStateException(
                    "This code runs on a thread that brings acknowledgements, because it hangs on a"
                            + " future of the application's own, such as that of CompletableFuture.allOf(). Use thenCompose()"
                            + " instead of waiting, or give the code an executor: thenAcceptAsync(..., executor)");
        }
    }
}
