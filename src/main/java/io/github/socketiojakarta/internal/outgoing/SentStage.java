package io.github.socketiojakarta.internal.outgoing;

import io.github.socketiojakarta.SocketDisconnectedException;
import io.github.socketiojakarta.internal.engine.SendReceipt;
import io.github.socketiojakarta.internal.lane.ApplicationFuture;
import io.github.socketiojakarta.internal.lane.Continuations;
import io.github.socketiojakarta.internal.lane.SerialLane;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Tells the application that something has been sent. Thread-safe.
 *
 * @param future what the application sees
 * @param lane of the client
 */
public record SentStage(CompletableFuture<Void> future, SerialLane lane) implements SendReceipt {

    /** Creates a stage that is not completed. */
    public SentStage(SerialLane lane) {
        this(new ApplicationFuture<>(new Beside(lane)), lane);
    }

    @Override
    @SuppressWarnings("NullAway") // there is no other value of Void
    public void sent() {
        future.complete(null); // here, or those of several messages would be told in any order
    }

    @Override
    public void lost() {
        fail(new SocketDisconnectedException("the connection has ended before everything was sent"));
    }

    /** Not on this thread, which may be the timer's: futures of the application's own may hang on this one. */
    void fail(RuntimeException failure) {
        lane.completeOnAnswerThread(() -> future.completeExceptionally(failure));
    }

    /**
     * What hangs on it runs on a thread for application code, in any case: not on the one that adds it, for somebody who
     * sends the next whenever the last is gone would go deeper into the stack each time. And not in the client's turn: to
     * send is not what the client asks for.
     */
    private record Beside(SerialLane lane) implements Continuations {

        @Override
        public Executor executor() {
            return lane::runOutOfTurn;
        }

        @Override
        public Continuations derived() {
            return this;
        }

        @Override
        public void checkWait() {
            Continuations.checkThread();
        }
    }
}
