package io.github.socketiojakarta.internal.ee;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * What is made when somebody asks for it first, and not again, also if that fails. Thread-safe: whoever asks while it is
 * being made waits, unless it is made by themselves.
 */
final class Once<T> implements Supplier<T> {

    private final Supplier<T> source;
    private final AtomicReference<Thread> maker = new AtomicReference<>();
    private final CompletableFuture<T> made = new CompletableFuture<>();

    Once(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public T get() {
        if (!made.isDone()) {
            takePart();
        }
        try {
            return made.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private void takePart() {
        if (maker.compareAndSet(null, Thread.currentThread())) {
            make();
        } else if (!made.isDone() && maker.get() == Thread.currentThread()) {
            throw new IllegalStateException("The Socket.IO server cannot be used by what produces its options");
        }
    }

    private void make() {
        try {
            made.complete(source.get());
        } catch (RuntimeException | Error e) { // thrown to everybody who asks
            made.completeExceptionally(e);
        }
    }

    /** Returns whether there is something: it has been asked for, and could be made. */
    boolean isMade() {
        return made.isDone() && !made.isCompletedExceptionally();
    }
}
