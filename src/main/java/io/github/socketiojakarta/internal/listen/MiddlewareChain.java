package io.github.socketiojakarta.internal.listen;

import io.github.socketiojakarta.internal.lane.ApplicationFuture;
import io.github.socketiojakarta.internal.lane.SerialLane;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Middlewares, in order. Thread-safe.
 *
 * @param <T> what passes through them: a socket or an event
 */
public final class MiddlewareChain<T> {

    private static final CompletionStage<?> PASSED = CompletableFuture.completedStage(true);

    /** A middleware that decides before it returns. */
    @FunctionalInterface
    public interface Step<T> {
        /** Lets the subject pass, or throws to refuse it. */
        void handle(T subject) throws Exception;
    }

    /** A middleware that may decide later. */
    @FunctionalInterface
    public interface AsyncStep<T> {
        /** Returns a stage that lets the subject pass when it completes, and refuses it when it fails. */
        CompletionStage<?> handle(T subject) throws Exception;
    }

    private final ListenerList<AsyncStep<T>> steps = new ListenerList<>();

    /** Adds a middleware that decides before it returns. */
    public void add(Step<T> middleware) {
        steps.add(subject -> {
            middleware.handle(subject);
            return PASSED;
        });
    }

    /** Adds a middleware that may decide later. */
    public void addAsync(AsyncStep<T> middleware) {
        steps.add(middleware);
    }

    /**
     * Lets something pass through all of them, on its lane; what is decided later goes on there.
     *
     * @param outcome called on the lane, with what the first middleware to refuse threw, or with nothing
     */
    void run(T subject, SerialLane lane, Consumer<Optional<Throwable>> outcome) {
        run(subject, lane, outcome, steps.now());
    }

    /** Does the same with the middlewares of another chain in front. */
    void runAfter(MiddlewareChain<T> first, T subject, SerialLane lane, Consumer<Optional<Throwable>> outcome) {
        run(
                subject,
                lane,
                outcome,
                Stream.concat(first.steps.now().stream(), steps.now().stream()).toList());
    }

    private static <T> void run(
            T subject, SerialLane lane, Consumer<Optional<Throwable>> outcome, List<AsyncStep<T>> steps) {
        for (int i = 0; i < steps.size(); i++) {
            CompletionStage<?> decision;
            try {
                decision = Objects.requireNonNull(steps.get(i).handle(subject), "a middleware returned no stage");
            } catch (Throwable e) { // the edge to application code; whatever it throws refuses
                outcome.accept(Optional.of(e));
                return;
            }
            if (decision != PASSED) {
                List<AsyncStep<T>> rest = steps.subList(i + 1, steps.size());
                var unused = decision.whenComplete((value, failure) -> lane.submit(() -> {
                    Optional<Throwable> refusal = refusal(value, failure);
                    if (refusal.isEmpty()) {
                        run(subject, lane, outcome, rest);
                    } else {
                        outcome.accept(refusal);
                    }
                }));
                return;
            }
        }
        outcome.accept(Optional.empty());
    }

    /** A stage that says no lets nobody pass, although it should have failed: what its author meant is plain. */
    private static Optional<Throwable> refusal(@Nullable Object value, @Nullable Throwable failure) {
        if (failure != null) {
            return Optional.of(ApplicationFuture.causeOf(failure));
        }
        return Boolean.FALSE.equals(value)
                ? Optional.of(
                        new IllegalStateException("the stage of a middleware completed with false; let it complete"
                                + " with null to let pass, and fail to refuse"))
                : Optional.empty();
    }
}
