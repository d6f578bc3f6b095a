package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.AckLimitException;
import io.github.socketiojakarta.AckTimeoutException;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.SocketDisconnectedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The acknowledgements a client owes one socket. Thread-safe without locks: each is a future, which is
 * completed once, by the answer, the timeout, the disconnection or the application, and whose entry goes with that.
 */
final class PendingAcks {

    private final ServerContext context;
    private final SerialLane lane;
    private final ConcurrentMap<Long, CompletableFuture<Args>> pending = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean closed;

    PendingAcks(ServerContext context, SerialLane lane) {
        this.context = context;
        this.lane = lane;
    }

    /** Expects an answer; the future fails at once if none can come. */
    CompletableFuture<Args> expect(long id, Optional<Duration> timeout) {
        CompletableFuture<Args> answer = new GuardedFuture<>(lane);
        int limit = context.options().maxPendingAcks();
        if (count.incrementAndGet() > limit) {
            count.decrementAndGet();
            answer.completeExceptionally(
                    new AckLimitException("The client owes " + limit + " acknowledgements already"));
            return answer;
        }
        pending.put(id, answer);
        var unused = answer.whenComplete((args, failure) -> forget(id, answer)); // also if the application gave it up
        timeout.ifPresent(limitOfTime -> expire(id, limitOfTime, answer));
        if (closed) {
            answer.completeExceptionally(disconnected());
        }
        return answer;
    }

    private void forget(long id, CompletableFuture<Args> answer) {
        if (pending.remove(id, answer)) {
            count.decrementAndGet();
        }
    }

    private static RuntimeException disconnected() {
        return new SocketDisconnectedException("socket has been disconnected");
    }

    private void expire(long id, Duration timeout, CompletableFuture<Args> answer) {
        Future<?> task = context.threads()
                .timer()
                .schedule(() -> fail(id, timedOut(timeout)), timeout.toMillis(), TimeUnit.MILLISECONDS);
        var unused = answer.whenComplete((args, failure) -> task.cancel(false));
    }

    private static RuntimeException timedOut(Duration timeout) {
        return new AckTimeoutException(
                "operation has timed out: no acknowledgement within " + timeout.toMillis() + " ms");
    }

    /** Takes an answer; one that nobody waits for is ignored. */
    void complete(long id, Args answer) {
        CompletableFuture<Args> waiting = pending.get(id);
        if (waiting != null) {
            lane.answer(() -> waiting.complete(answer));
        }
    }

    private void fail(long id, RuntimeException failure) {
        CompletableFuture<Args> waiting = pending.get(id);
        if (waiting != null) {
            lane.giveUp(() -> waiting.completeExceptionally(failure));
        }
    }

    /** Fails all of them, and those that come, as the socket has disconnected. */
    void close() {
        closed = true;
        failAll();
    }

    private void failAll() {
        for (Long id : List.copyOf(pending.keySet())) {
            fail(id, disconnected());
        }
    }

    int size() {
        return pending.size();
    }
}
