package io.github.socketiojakarta.internal.ack;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.BroadcastAcks;
import io.github.socketiojakarta.IncompleteAcksException;
import io.github.socketiojakarta.MissingAck;
import io.github.socketiojakarta.internal.lane.ApplicationFuture;
import io.github.socketiojakarta.internal.lane.Continuations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The answers to a broadcast to several namespaces. It is complete when the last of them is, and fails if one fails for
 * another reason than that clients have not answered.
 *
 * <p>Thread-safe: the lock guards what has come; the result is completed, on the thread that brings the last part, without
 * it.
 */
public final class MergedAcks {

    private final CompletableFuture<BroadcastAcks> result;

    @GuardedBy("this")
    private final Map<String, Args> answers = new LinkedHashMap<>();

    @GuardedBy("this")
    private final Map<String, MissingAck> missing = new LinkedHashMap<>();

    @GuardedBy("this")
    private final List<Args> anonymous = new ArrayList<>();

    @GuardedBy("this")
    private int missingElsewhere;

    @GuardedBy("this")
    private int missingServers;

    @GuardedBy("this")
    private @Nullable Throwable failure;

    @GuardedBy("this")
    private int outstanding;

    private MergedAcks(List<CompletionStage<BroadcastAcks>> parts) {
        this.outstanding = parts.size();
        List<ApplicationFuture<?>> ours = parts.stream()
                .filter(ApplicationFuture.class::isInstance)
                .<ApplicationFuture<?>>map(ApplicationFuture.class::cast)
                .toList();
        this.result = ours.isEmpty() ? new CompletableFuture<>() : new ApplicationFuture<>(new AsTheParts(ours));
    }

    /** Returns all answers of these parts. */
    public static CompletionStage<BroadcastAcks> of(List<CompletionStage<BroadcastAcks>> parts) {
        MergedAcks merged = new MergedAcks(parts);
        parts.forEach(part -> ApplicationFuture.whenSettled(part, merged::add));
        if (parts.isEmpty()) {
            merged.result.complete(BroadcastAcks.of(Map.of(), Map.of()));
        }
        return merged.result;
    }

    private void add(@Nullable BroadcastAcks acks, @Nullable Throwable failed) {
        synchronized (this) {
            take(acks, failed);
            outstanding--;
            if (outstanding > 0) {
                return;
            }
        }
        complete();
    }

    @GuardedBy("this")
    private void take(@Nullable BroadcastAcks acks, @Nullable Throwable failed) {
        Throwable cause = failed == null ? null : ApplicationFuture.causeOf(failed);
        BroadcastAcks part = cause instanceof IncompleteAcksException incomplete ? incomplete.acks() : acks;
        if (part == null) {
            failure = cause;
        } else {
            answers.putAll(part.answers());
            missing.putAll(part.missing());
            anonymous.addAll(part.anonymous());
            missingElsewhere += part.missingElsewhere();
            missingServers += part.missingServers();
        }
    }

    private void complete() {
        BroadcastAcks all;
        Throwable cause;
        synchronized (this) {
            all = BroadcastAcks.of(answers, missing)
                    .withAnonymous(anonymous)
                    .withMissingElsewhere(missingElsewhere)
                    .withMissingServers(missingServers);
            cause = failure;
        }
        if (cause == null && all.isComplete()) {
            result.complete(all);
            return;
        }
        result.completeExceptionally(cause == null ? new IncompleteAcksException(all) : cause);
    }

    /** Whoever must not wait for one of them must not wait for all. */
    private record AsTheParts(List<ApplicationFuture<?>> parts) implements Continuations {

        @Override
        public Executor executor() {
            return parts.get(0).continuations().executor();
        }

        @Override
        public Continuations derived() {
            return this;
        }

        @Override
        public void checkWait() {
            parts.stream()
                    .filter(part -> !part.isDone())
                    .forEach(part -> part.continuations().checkWait());
        }
    }
}
