package io.github.socketiojakarta.internal.handshake;

import io.github.socketiojakarta.AsyncRequestFilter;
import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.RequestFilter;
import io.github.socketiojakarta.internal.context.ServerContext;
import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.lane.ApplicationFuture;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks the application whether a request may open a connection. Thread-safe. */
final class RequestFilters {

    private static final System.Logger LOG = System.getLogger(RequestFilters.class.getName());
    private static final String FORBIDDEN = "Forbidden";
    private static final Optional<String> ALLOWED = Optional.empty();

    private final ServerContext context;
    private final Optional<RequestFilter> filter;
    private final Optional<AsyncRequestFilter> later;

    /** Answers that somebody waits for, by keys that say nothing. */
    private final Map<Object, CompletableFuture<Optional<String>>> undecided = new ConcurrentHashMap<>();

    private volatile boolean closed;

    RequestFilters(ServerContext context) {
        this.context = context;
        this.filter = context.options().requestFilter();
        this.later = context.options().asyncRequestFilter();
    }

    /** Returns the message with which to refuse, or nothing; completed in time, and never fails. */
    CompletableFuture<Optional<String>> refusal(EngineRequest request) {
        if (filter.isEmpty() && later.isEmpty()) {
            return CompletableFuture.completedFuture(ALLOWED);
        }
        RequestView view = new RequestView(request);
        try {
            filter.ifPresent(now -> now.check(view));
            return later.isPresent() ? decision(later.get(), view) : CompletableFuture.completedFuture(ALLOWED);
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(refusal(null, e));
        }
    }

    private CompletableFuture<Optional<String>> decision(AsyncRequestFilter asked, RequestView view) {
        CompletableFuture<?> stage = Objects.requireNonNull(asked.check(view), "the request filter returned no stage")
                .toCompletableFuture();
        CompletableFuture<Optional<String>> refusal = new CompletableFuture<>();
        if (stage.isDone()) {
            settle(stage, refusal::complete);
            return refusal;
        }
        Future<?> timeout = context.threads()
                .timer()
                .schedule(
                        () -> decide(refusal, refusal(null, new IllegalStateException("no decision in time"))),
                        AsyncRequestFilter.TIMEOUT.toMillis(),
                        TimeUnit.MILLISECONDS);
        Object key = new Object();
        undecided.put(key, refusal);
        var unused = refusal.whenComplete((message, failure) -> {
            undecided.remove(key);
            timeout.cancel(false); // if the server has closed
        });
        Thread asking = Thread.currentThread();
        AtomicBoolean isAsked = new AtomicBoolean();
        settle(stage, outcome -> {
            timeout.cancel(false);
            if (Thread.currentThread() == asking && !isAsked.get()) { // it has come just now
                refusal.complete(outcome);
            } else {
                decide(refusal, outcome);
            }
        });
        isAsked.set(true);
        if (closed) { // just now, when this was not there to be ended
            refusal.complete(ALLOWED);
        }
        return refusal;
    }

    /** Ends all waiting, because the server has closed, which refuses now whatever the application allows. */
    void close() {
        closed = true;
        undecided.values().forEach(refusal -> refusal.complete(ALLOWED));
    }

    private static void settle(CompletionStage<?> stage, Consumer<Optional<String>> outcome) {
        var unused = stage.whenComplete((value, failure) -> outcome.accept(refusal(value, failure)));
    }

    /** What follows runs code of the application, and is none of what the thread of a decision has to do. */
    private void decide(CompletableFuture<Optional<String>> refusal, Optional<String> outcome) {
        try {
            context.application().get().own().execute(() -> refusal.complete(outcome));
        } catch (RejectedExecutionException stopped) {
            refusal.complete(outcome);
        }
    }

    private static Optional<String> refusal(@Nullable Object value, @Nullable Throwable failure) {
        Throwable cause = failure == null ? null : ApplicationFuture.causeOf(failure);
        if (cause instanceof ConnectionRefusedException) {
            return Optional.of(Objects.requireNonNullElse(cause.getMessage(), FORBIDDEN));
        }
        if (cause != null) {
            LOG.log(System.Logger.Level.WARNING, "The request filter failed; the client is refused", cause);
        }
        return cause != null || Boolean.FALSE.equals(value) ? Optional.of(FORBIDDEN) : ALLOWED;
    }
}
