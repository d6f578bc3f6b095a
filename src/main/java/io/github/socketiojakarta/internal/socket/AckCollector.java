package io.github.socketiojakarta.internal.socket;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.BroadcastAcks;
import io.github.socketiojakarta.IncompleteAcksException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Collects what many sockets answer to one broadcast.
 *
 * <p>Thread-safe: the lock guards who has answered and who has not; the result is completed after it is released, once,
 * by the last answer, the last disconnection or the timeout, whichever comes first.
 */
final class AckCollector {

    private final ServerContext context;
    private final Optional<Duration> timeout;
    private final CompletableFuture<BroadcastAcks> result = new CompletableFuture<>();

    @GuardedBy("this")
    private final Map<String, CompletableFuture<Args>> pending = new HashMap<>();

    @GuardedBy("this")
    private final Map<String, Args> answers = new LinkedHashMap<>();

    @GuardedBy("this")
    private final Set<String> missing = new LinkedHashSet<>();

    @GuardedBy("this")
    private boolean sealed;

    AckCollector(ServerContext context, Optional<Duration> timeout) {
        this.context = context;
        this.timeout = timeout;
    }

    /** Expects the answer of one more socket. */
    void expect(String socketId, CompletableFuture<Args> answer) {
        synchronized (this) {
            pending.put(socketId, answer);
        }
        var unused = answer.whenComplete((args, failure) -> answered(socketId, args));
    }

    private void answered(String socketId, @Nullable Args args) {
        BroadcastAcks acks;
        synchronized (this) {
            if (pending.remove(socketId) == null) {
                return;
            }
            if (args == null) {
                missing.add(socketId);
            } else {
                answers.put(socketId, args);
            }
            acks = outcome();
        }
        complete(acks, "clients that had not answered have disconnected");
    }

    /** Returns the result; no further socket is expected from now on. */
    CompletionStage<BroadcastAcks> seal() {
        BroadcastAcks acks;
        synchronized (this) {
            sealed = true;
            acks = outcome();
        }
        complete(acks, "clients that had not answered have disconnected");
        if (!result.isDone()) {
            timeout.ifPresent(this::expireAfter);
        }
        return result;
    }

    /** Returns the answers if nobody is waited for any more, otherwise nothing. */
    @GuardedBy("this")
    private @Nullable BroadcastAcks outcome() {
        return sealed && pending.isEmpty() ? new BroadcastAcks(answers, missing) : null;
    }

    private void complete(@Nullable BroadcastAcks acks, String why) {
        if (acks != null) { // for nobody in particular, least of all for the client that was the last to answer
            context.calls().run(() -> tell(acks, why));
        }
    }

    private void tell(BroadcastAcks acks, String why) {
        if (acks.isComplete()) {
            result.complete(acks);
        } else {
            int all = acks.answers().size() + acks.missing().size();
            result.completeExceptionally(new IncompleteAcksException(
                    acks.answers().size() + " of " + all + " clients have answered: " + why, acks));
        }
    }

    private void expireAfter(Duration time) {
        Future<?> task = context.threads()
                .timer()
                .schedule(
                        () -> context.threads().application().execute(() -> expire(time)),
                        time.toMillis(),
                        TimeUnit.MILLISECONDS);
        var unused = result.whenComplete((acks, failure) -> task.cancel(false));
    }

    private void expire(Duration time) {
        List<CompletableFuture<Args>> late;
        BroadcastAcks acks;
        synchronized (this) {
            late = new ArrayList<>(pending.values());
            missing.addAll(pending.keySet());
            pending.clear();
            acks = outcome();
        }
        late.forEach(answer -> answer.cancel(false)); // nobody will look at it any more
        complete(acks, "operation has timed out after " + time.toMillis() + " ms");
    }
}
