package io.github.socketiojakarta.internal.recovery;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls the store of the cluster's medium: one that hangs, throws or returns no stage is one that fails. Immutable.
 *
 * @param timer ends the patience
 */
record StoreCalls(ScheduledExecutorService timer) {

    /** How long a client waits for the store. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    <T extends @Nullable Object> CompletableFuture<T> call(Supplier<CompletionStage<T>> call) {
        CompletableFuture<T> inTime = new CompletableFuture<>();
        Future<?> late = timer.schedule(
                () -> inTime.completeExceptionally(new TimeoutException("the store does not answer")),
                PATIENCE.toMillis(),
                TimeUnit.MILLISECONDS);
        CompletionStage<T> stage;
        try {
            stage = Objects.requireNonNull(call.get(), "the store returned no stage");
        } catch (RuntimeException e) { // the edge to a medium
            stage = CompletableFuture.failedStage(e);
        }
        var unused = stage.whenComplete((value, failure) -> {
            late.cancel(false);
            if (failure == null) {
                inTime.complete(value);
            } else {
                inTime.completeExceptionally(failure);
            }
        });
        return inTime;
    }
}
