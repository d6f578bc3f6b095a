package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.SocketDisconnectedException;
import io.github.socketiojakarta.internal.engine.SendReceipt;
import java.util.concurrent.CompletableFuture;

/**
 * Tells the application that something has been sent: on a thread of the server, because the one that notices is the
 * container's or that of another sender, and whoever is told may send more. Thread-safe.
 *
 * @param lane runs the application's code for the client
 * @param future what the application sees
 */
record SentStage(SerialLane lane, CompletableFuture<Void> future) implements SendReceipt {

    SentStage(SerialLane lane) {
        this(lane, new CompletableFuture<>());
    }

    @Override
    @SuppressWarnings("NullAway") // there is no other value of Void
    public void sent() {
        lane.giveUp(() -> future.complete(null));
    }

    @Override
    public void lost() {
        fail(new SocketDisconnectedException("the connection has ended before everything was sent"));
    }

    void fail(RuntimeException failure) {
        lane.giveUp(() -> future.completeExceptionally(failure));
    }
}
