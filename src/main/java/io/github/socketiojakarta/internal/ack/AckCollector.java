package io.github.socketiojakarta.internal.ack;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.BroadcastAcks;
import io.github.socketiojakarta.IncompleteAcksException;
import io.github.socketiojakarta.MissingAck;
import io.github.socketiojakarta.SocketDisconnectedException;
import io.github.socketiojakarta.internal.context.ServerContext;
import io.github.socketiojakarta.internal.lane.ApplicationFuture;
import io.github.socketiojakarta.internal.lane.Continuations;
import io.github.socketiojakarta.internal.lane.LaneContinuations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Collects what many sockets answer to one broadcast, until all have or its timeout is over. The result is no single client's:
 * what hangs on it runs as nobody, and in nobody's turn.
 *
 * <p>Thread-safe: the lock guards who has answered and who has not; the result is completed after it is released, once,
 * by the last answer, the last disconnection or the timeout, whichever comes first.
 */
public final class AckCollector implements Continuations {

    private final ServerContext context;
    private final long ackId;
    private final Optional<Duration> timeout;
    private final ApplicationFuture<BroadcastAcks> result = new ApplicationFuture<>(this);

    @GuardedBy("this")
    private final Map<String, AskedSocket> pending = new HashMap<>();

    @GuardedBy("this")
    private final Map<String, Args> answers = new LinkedHashMap<>();

    @GuardedBy("this")
    private final Map<String, MissingAck> missing = new LinkedHashMap<>();

    @GuardedBy("this")
    private boolean sealed;

    /** Creates one that expects nobody yet. */
    public AckCollector(ServerContext context, long ackId, Optional<Duration> timeout) {
        this.context = context;
        this.ackId = ackId;
        this.timeout = timeout;
    }

    /** Expects the answer of one more socket; returns whether one may come. */
    public boolean expect(String socketId, AskedSocket socket) {
        synchronized (this) {
            pending.put(socketId, socket);
        }
        return socket.acks().expect(ackId, new Part(socketId));
    }

    /** Notes that a socket that is expected to answer has not been asked. */
    public void notSent(String socketId, AskedSocket socket) {
        socket.acks().forget(ackId);
        missing(socketId, MissingAck.NOT_SENT);
    }

    /** One socket's answer. */
    private final class Part implements PendingAcks.Waiter {

        private final String socketId;

        private Part(String socketId) {
            this.socketId = socketId;
        }

        @Override
        public void answered(Args answer) {
            AckCollector.this.answered(socketId, answer);
        }

        @Override
        public void failed(RuntimeException failure) {
            boolean gone = failure instanceof SocketDisconnectedException;
            missing(socketId, gone ? MissingAck.DISCONNECTED : MissingAck.NOT_SENT);
        }
    }

    private void answered(String socketId, Args args) {
        BroadcastAcks acks;
        synchronized (this) {
            if (pending.remove(socketId) == null) {
                return;
            }
            answers.put(socketId, args);
            acks = outcome();
        }
        complete(acks);
    }

    private void missing(String socketId, MissingAck why) {
        BroadcastAcks acks;
        synchronized (this) {
            if (pending.remove(socketId) == null) {
                return;
            }
            missing.put(socketId, why);
            acks = outcome();
        }
        complete(acks);
    }

    /** Returns the result; no further socket is expected from now on. */
    public CompletionStage<BroadcastAcks> seal() {
        BroadcastAcks acks;
        synchronized (this) {
            sealed = true;
            acks = outcome();
        }
        if (acks != null) {
            tell(acks); // nothing can hang on it yet
        } else {
            timeout.ifPresent(this::expireAfter);
            result.whenSettled((all, failure) -> forgetPending()); // if the application gave it up
        }
        return result;
    }

    /** Returns the answers if nobody is waited for any more, otherwise nothing. */
    @GuardedBy("this")
    private @Nullable BroadcastAcks outcome() {
        return sealed && pending.isEmpty() ? BroadcastAcks.of(answers, missing) : null;
    }

    private void complete(@Nullable BroadcastAcks acks) {
        if (acks != null) { // as nobody, least of all the last one to answer
            context.application().get().answers().execute(() -> context.calls().run(() -> tell(acks)));
        }
    }

    private void tell(BroadcastAcks acks) {
        if (acks.isComplete()) {
            result.complete(acks);
        } else {
            result.completeExceptionally(new IncompleteAcksException(acks));
        }
    }

    private void expireAfter(Duration time) {
        Future<?> task = context.threads().timer().schedule(this::expire, time.toMillis(), TimeUnit.MILLISECONDS);
        result.whenSettled((acks, failure) -> task.cancel(false));
    }

    private void expire() {
        forgetPending();
        BroadcastAcks acks;
        synchronized (this) {
            acks = outcome();
        }
        complete(acks);
    }

    /** Takes those who have not answered for missing; what they answer now, nobody looks at. */
    private void forgetPending() {
        List<AskedSocket> late;
        synchronized (this) {
            late = new ArrayList<>(pending.values());
            for (String socketId : pending.keySet()) {
                missing.put(socketId, MissingAck.TIMED_OUT);
            }
            pending.clear();
        }
        late.forEach(socket -> socket.acks().forget(ackId));
    }

    @Override
    public Executor executor() {
        return code ->
                context.application().get().runOrHere(() -> context.calls().run(code));
    }

    @Override
    public Continuations derived() {
        return this;
    }

    @Override
    public void checkWait() {
        Continuations.checkThread();
        List<AskedSocket> late;
        synchronized (this) {
            late = new ArrayList<>(pending.values());
        }
        for (AskedSocket socket : late) {
            if (socket.lane().wouldBlockReading()) {
                throw LaneContinuations.unread();
            }
        }
    }
}
