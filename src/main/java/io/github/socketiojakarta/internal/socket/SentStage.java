package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.SocketDisconnectedException;
import io.github.socketiojakarta.internal.engine.SendReceipt;
import java.util.concurrent.CompletableFuture;

/**
 * Tells the application that something has been sent. Thread-safe.
 *
 * @param future what the application sees; it runs nothing on the thread that notices
 */
record SentStage(CompletableFuture<Void> future) implements SendReceipt {

    SentStage(SerialLane lane) {
        this(new ElsewhereFuture<>(lane));
    }

    @Override
    @SuppressWarnings("NullAway") // there is no other value of Void
    public void sent() {
        future.complete(null);
    }

    @Override
    public void lost() {
        fail(new SocketDisconnectedException("the connection has ended before everything was sent"));
    }

    void fail(RuntimeException failure) {
        future.completeExceptionally(failure);
    }
}
