package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.AsyncMiddleware;
import io.github.socketiojakarta.Middleware;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The middlewares of one namespace, in order. Thread-safe. */
final class MiddlewareChain {

    private static final CompletionStage<?> PASSED = CompletableFuture.completedStage(true);

    private final List<AsyncMiddleware> steps = new CopyOnWriteArrayList<>();

    void add(Middleware middleware) {
        steps.add(socket -> {
            middleware.handle(socket);
            return PASSED;
        });
    }

    void addAsync(AsyncMiddleware middleware) {
        steps.add(middleware);
    }

    /**
     * Lets a socket pass through all of them, on its lane; what is decided later goes on there.
     *
     * @param outcome called on the lane, with what the first middleware to refuse threw, or with nothing
     */
    void run(LocalSocket socket, SerialLane lane, Consumer<Optional<Throwable>> outcome) {
        run(socket, lane, outcome, List.copyOf(steps));
    }

    private static void run(
            LocalSocket socket, SerialLane lane, Consumer<Optional<Throwable>> outcome, List<AsyncMiddleware> steps) {
        for (int i = 0; i < steps.size(); i++) {
            CompletionStage<?> decision;
            try {
                decision = Objects.requireNonNull(steps.get(i).handle(socket), "an AsyncMiddleware returned null");
            } catch (Throwable e) { // the edge to application code; whatever it throws refuses the socket
                outcome.accept(Optional.of(e));
                return;
            }
            if (decision != PASSED) {
                List<AsyncMiddleware> rest = steps.subList(i + 1, steps.size());
                var unused = decision.whenComplete((value, failure) -> lane.submitElsewhere(() -> {
                    if (failure == null) {
                        run(socket, lane, outcome, rest);
                    } else {
                        outcome.accept(Optional.of(unwrap(failure)));
                    }
                }));
                return;
            }
        }
        outcome.accept(Optional.empty());
    }

    private static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
