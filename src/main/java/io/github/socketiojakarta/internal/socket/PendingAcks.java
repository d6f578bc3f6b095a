package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.AckLimitException;
import io.github.socketiojakarta.AckTimeoutException;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.Limit;
import io.github.socketiojakarta.SocketDisconnectedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * The acknowledgements a client owes one socket. Thread-safe without locks: each is a future, which is
 * completed once, by the answer, the timeout, the disconnection or the application, and whose entry goes with that.
 */
final class PendingAcks {

    /** Instead of an object for each socket. */
    private static final AtomicIntegerFieldUpdater<PendingAcks> COUNT =
            AtomicIntegerFieldUpdater.newUpdater(PendingAcks.class, "count");

    private final ServerContext context;
    private final SerialLane lane;

    @SuppressWarnings("UnusedVariable") // only the updater reads it
    private volatile int count;

    /** Made when it is needed: most sockets never ask their client anything. */
    private volatile @Nullable ConcurrentMap<Long, CompletableFuture<Args>> pending;

    private volatile boolean closed;

    PendingAcks(ServerContext context, SerialLane lane) {
        this.context = context;
        this.lane = lane;
    }

    /** Expects an answer; the future fails at once if none can come. */
    CompletableFuture<Args> expect(long id, Optional<Duration> timeout) {
        CompletableFuture<Args> answer = new GuardedFuture<>(lane);
        int limit = context.options().maxPendingAcks();
        if (COUNT.incrementAndGet(this) > limit) {
            COUNT.decrementAndGet(this);
            context.limits().exceeded(Limit.MAX_PENDING_ACKS);
            answer.completeExceptionally(
                    new AckLimitException("The client owes " + limit + " acknowledgements already"));
            return answer;
        }
        pendingMap().put(id, answer);
        var unused = answer.whenComplete((args, failure) -> forget(id, answer)); // also if the application gave it up
        timeout.ifPresent(limitOfTime -> expire(id, limitOfTime, answer));
        if (closed) {
            answer.completeExceptionally(disconnected());
        }
        return answer;
    }

    private ConcurrentMap<Long, CompletableFuture<Args>> pendingMap() {
        ConcurrentMap<Long, CompletableFuture<Args>> map = pending;
        return map == null ? createPending() : map;
    }

    private synchronized ConcurrentMap<Long, CompletableFuture<Args>> createPending() {
        ConcurrentMap<Long, CompletableFuture<Args>> map = pending;
        if (map == null) {
            map = new ConcurrentHashMap<>(2);
            pending = map;
        }
        return map;
    }

    private Optional<CompletableFuture<Args>> find(long id) {
        ConcurrentMap<Long, CompletableFuture<Args>> map = pending;
        return map == null ? Optional.empty() : Optional.ofNullable(map.get(id));
    }

    private void forget(long id, CompletableFuture<Args> answer) {
        if (pendingMap().remove(id, answer)) {
            COUNT.decrementAndGet(this);
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
        find(id).ifPresent(waiting -> lane.answer(() -> waiting.complete(answer)));
    }

    private void fail(long id, RuntimeException failure) {
        find(id).ifPresent(waiting -> lane.giveUp(() -> waiting.completeExceptionally(failure)));
    }

    /** Fails all of them, and those that come, as the socket has disconnected. */
    void close() {
        closed = true;
        failAll();
    }

    private void failAll() {
        ConcurrentMap<Long, CompletableFuture<Args>> map = pending;
        if (map != null) {
            List.copyOf(map.keySet()).forEach(id -> fail(id, disconnected()));
        }
    }

    int size() {
        ConcurrentMap<Long, CompletableFuture<Args>> map = pending;
        return map == null ? 0 : map.size();
    }
}
