package io.github.socketiojakarta.internal.socket;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A future that must not be waited for on the thread that would bring its result: that would last for ever, so it
 * throws instead. Futures derived from it are guarded too. Thread-safe.
 */
final class GuardedFuture<T> extends CompletableFuture<T> {

    private final SerialLane lane;

    GuardedFuture(SerialLane lane) {
        this.lane = lane;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new GuardedFuture<>(lane);
    }

    @Override
    public T join() {
        check();
        return super.join();
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        check();
        return super.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        check();
        return super.get(timeout, unit);
    }

    private void check() {
        if (!isDone() && lane.wouldBlockReading()) {
            throw new IllegalStateException("This listener runs on the thread that reads the connection, so the"
                    + " acknowledgement it waits for cannot arrive. Use thenAccept() instead of waiting, or set the"
                    + " option 'executor' so that listeners run elsewhere");
        }
    }
}
