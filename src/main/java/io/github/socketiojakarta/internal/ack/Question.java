package io.github.socketiojakarta.internal.ack;

import io.github.socketiojakarta.AckTimeoutException;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.internal.lane.ApplicationFuture;
import io.github.socketiojakarta.internal.lane.LaneContinuations;
import io.github.socketiojakarta.internal.lane.SerialLane;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One event to one client that waits for its acknowledgement: the future that the application has, and its timer.
 * Thread-safe.
 */
public final class Question implements PendingAcks.Waiter {

    private final PendingAcks acks;
    private final long id;
    private final SerialLane lane;
    private final ApplicationFuture<Args> answer;
    private volatile boolean asked;

    /** Prepares a question. */
    public Question(PendingAcks acks, long id, SerialLane lane) {
        this.acks = acks;
        this.id = id;
        this.lane = lane;
        this.answer = new ApplicationFuture<>(LaneContinuations.of(lane));
    }

    /** Expects the answer; returns whether the question is to be sent. */
    public boolean begin() {
        answer.whenSettled((args, failure) -> acks.forget(id)); // if the application gave it up
        return acks.expect(id, this);
    }

    /** Gives it up after a while. */
    public void expireAfter(Duration timeout, ScheduledExecutorService timer) {
        if (answer.isDone()) {
            return;
        }
        Future<?> task =
                timer.schedule(() -> acks.fail(id, timedOut(timeout)), timeout.toMillis(), TimeUnit.MILLISECONDS);
        answer.whenSettled((args, failure) -> task.cancel(false));
    }

    private static RuntimeException timedOut(Duration timeout) {
        return new AckTimeoutException(
                "operation has timed out: no acknowledgement within " + timeout.toMillis() + " ms");
    }

    /** Returns what the application gets. */
    public ApplicationFuture<Args> answer() {
        asked = true;
        return answer;
    }

    @Override
    public void answered(Args args) {
        lane.complete(() -> answer.complete(args));
    }

    /** At once as long as the application cannot have hung anything on it. */
    @Override
    public void failed(RuntimeException failure) {
        if (asked) {
            lane.completeOnAnswerThread(() -> answer.completeExceptionally(failure));
        } else {
            answer.completeExceptionally(failure);
        }
    }
}
