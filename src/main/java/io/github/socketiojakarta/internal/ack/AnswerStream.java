package io.github.socketiojakarta.internal.ack;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.internal.context.ServerContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what many sockets answer to one broadcast, until all have, or it is too late.
 *
 * <p>Thread-safe: the lock guards who has yet to answer, and the task that ends it; answers are passed on without it.
 */
public final class AnswerStream {

    private final long ackId;
    private final BiConsumer<String, Args> listener;
    private final ServerContext context;

    @GuardedBy("this")
    private final Map<String, AskedSocket> pending = new HashMap<>();

    @GuardedBy("this")
    private @Nullable Future<?> end;

    /**
     * Creates it.
     *
     * @param listener gets the id of a socket and its answer, on a thread that it must not hold
     */
    public AnswerStream(long ackId, BiConsumer<String, Args> listener, ServerContext context) {
        this.ackId = ackId;
        this.listener = listener;
        this.context = context;
    }

    /**
     * Asks one socket.
     *
     * @param send sends it the question; returns false if that was volatile and has been dropped
     * @return whether its client gets the question
     */
    public boolean ask(String socketId, AskedSocket socket, BooleanSupplier send) {
        synchronized (this) {
            pending.put(socketId, socket);
        }
        if (!socket.acks().expect(ackId, new Part(socketId))) {
            return false;
        }
        boolean sent = send.getAsBoolean();
        if (!sent) {
            socket.acks().forget(ackId);
            boolean unused = take(socketId);
        }
        return sent;
    }

    /** One socket's answer. */
    private final class Part implements PendingAcks.Waiter {

        private final String socketId;

        private Part(String socketId) {
            this.socketId = socketId;
        }

        @Override
        public void answered(Args answer) {
            if (take(socketId)) {
                listener.accept(socketId, answer);
            }
        }

        @Override
        public void failed(RuntimeException failure) {
            boolean unused = take(socketId); // the one who asks learns by its own timeout
        }
    }

    private synchronized boolean take(String socketId) {
        boolean expected = pending.remove(socketId) != null;
        if (pending.isEmpty() && end != null) {
            end.cancel(false);
        }
        return expected;
    }

    /** Passes on nothing any more after a while. */
    public synchronized void endAfter(Duration patience) {
        if (!pending.isEmpty()) {
            end = context.threads().timer().schedule(this::end, patience.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void end() {
        List<AskedSocket> late;
        synchronized (this) {
            late = List.copyOf(pending.values());
            pending.clear();
        }
        late.forEach(socket -> socket.acks().forget(ackId));
    }
}
