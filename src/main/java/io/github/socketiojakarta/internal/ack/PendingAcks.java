package io.github.socketiojakarta.internal.ack;

import io.github.socketiojakarta.AckLimitException;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.Limit;
import io.github.socketiojakarta.SocketDisconnectedException;
import io.github.socketiojakarta.internal.context.ServerContext;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * The acknowledgements a client owes one socket. Thread-safe without locks: whoever removes an entry tells the one who waits,
 * so that is told once, and there is room for another question before it is.
 */
public final class PendingAcks {

    /** Who waits for an acknowledgement. Told once, on a thread that it must not hold; runs no code of the application there. */
    interface Waiter {

        void answered(Args answer);

        void failed(RuntimeException failure);
    }

    /** Instead of an object for each socket. */
    private static final AtomicIntegerFieldUpdater<PendingAcks> COUNT =
            AtomicIntegerFieldUpdater.newUpdater(PendingAcks.class, "count");

    private final ServerContext context;

    @SuppressWarnings("UnusedVariable") // only the updater reads it
    private volatile int count;

    /** Made when it is needed: most sockets never ask their client anything. */
    private volatile @Nullable ConcurrentMap<Long, Waiter> pending;

    private volatile boolean closed;

    /** Creates those of a client that owes nothing. */
    public PendingAcks(ServerContext context) {
        this.context = context;
    }

    /** Expects an answer; returns whether one may come. If not, the one who waits has been told. */
    boolean expect(long id, Waiter waiter) {
        int limit = context.options().maxPendingAcks();
        if (COUNT.incrementAndGet(this) > limit) {
            COUNT.decrementAndGet(this);
            context.limits().exceeded(Limit.MAX_PENDING_ACKS);
            waiter.failed(new AckLimitException("The client owes " + limit + " acknowledgements already"));
            return false;
        }
        pendingMap().put(id, waiter);
        if (closed) {
            fail(id, disconnected());
        }
        return !closed;
    }

    private ConcurrentMap<Long, Waiter> pendingMap() {
        ConcurrentMap<Long, Waiter> map = pending;
        return map == null ? createPending() : map;
    }

    private synchronized ConcurrentMap<Long, Waiter> createPending() {
        ConcurrentMap<Long, Waiter> map = pending;
        if (map == null) {
            map = new ConcurrentHashMap<>(2);
            pending = map;
        }
        return map;
    }

    private @Nullable Waiter take(long id) {
        ConcurrentMap<Long, Waiter> map = pending;
        Waiter waiter = map == null ? null : map.remove(id);
        if (waiter != null) {
            COUNT.decrementAndGet(this);
        }
        return waiter;
    }

    /** Expects it no longer, and tells nobody. */
    void forget(long id) {
        Waiter unused = take(id);
    }

    private static RuntimeException disconnected() {
        return new SocketDisconnectedException("socket has been disconnected");
    }

    /** Takes an answer; one that nobody waits for is ignored. */
    public void complete(long id, Args answer) {
        Waiter waiter = take(id);
        if (waiter != null) {
            waiter.answered(answer);
        }
    }

    /** Gives one up, if it is still expected. */
    public void fail(long id, RuntimeException failure) {
        Waiter waiter = take(id);
        if (waiter != null) {
            waiter.failed(failure);
        }
    }

    /** Fails all of them, and those that come, as the socket has disconnected. */
    public void close() {
        closed = true;
        ConcurrentMap<Long, Waiter> map = pending;
        if (map != null) {
            List.copyOf(map.keySet()).forEach(id -> fail(id, disconnected()));
        }
    }
}
