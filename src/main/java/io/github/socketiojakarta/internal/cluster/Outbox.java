package io.github.socketiojakarta.internal.cluster;

import io.github.socketiojakarta.cluster.ClusterChannel;
import io.github.socketiojakarta.cluster.ClusterMessage;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands messages to the medium: never waits, never throws, and lets no more be under way than a bound, whatever the medium does.
 * Thread-safe.
 */
final class Outbox {

    /** How many messages a medium may keep us waiting for. */
    static final int MAX_UNDER_WAY = 10_000;

    private final ClusterChannel channel;
    private final Outage outage;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean closed;

    Outbox(ClusterChannel channel, Outage outage) {
        this.channel = channel;
        this.outage = outage;
    }

    /** Sends to all other servers. */
    void publish(ClusterMessage message) {
        publish(message, (offset, failure) -> {});
    }

    /**
     * Sends to all other servers.
     *
     * @param done told what became of it, on any thread; it must not hold that
     */
    void publish(ClusterMessage message, BiConsumer<Optional<String>, @Nullable Throwable> done) {
        this.<Optional<String>>send(
                turn -> channel.publish(message, turn),
                (offset, failure) -> done.accept(offset == null ? Optional.empty() : offset, failure));
    }

    /** Sends to one server. */
    void respond(String serverId, ClusterMessage.Response response) {
        this.<@Nullable Void>send(
                sent -> guarded(() -> channel.respond(serverId, response)).whenComplete((unused, failure) -> {
                    if (failure == null) {
                        sent.complete(null);
                    } else {
                        sent.completeExceptionally(failure);
                    }
                }),
                (unused, failure) -> {});
    }

    /** Sends the last message; nothing is sent afterwards. */
    void close(ClusterMessage last) {
        publish(last);
        closed = true;
    }

    int underWay() {
        return underWay.get();
    }

    private <T extends @Nullable Object> void send(
            Consumer<CompletableFuture<T>> call, BiConsumer<@Nullable T, @Nullable Throwable> done) {
        if (closed) {
            done.accept(null, new RejectedExecutionException("the namespace has closed"));
            return;
        }
        if (underWay.incrementAndGet() > MAX_UNDER_WAY) {
            underWay.decrementAndGet();
            failed(new RejectedExecutionException(MAX_UNDER_WAY + " messages wait for the medium"), done);
            return;
        }
        CompletableFuture<T> sent = new CompletableFuture<>();
        var unused =
                sent.whenComplete((result, failure) -> { // before the medium has it: what follows belongs to the turn
                    underWay.decrementAndGet();
                    if (failure == null) {
                        outage.works();
                        done.accept(result, null);
                    } else {
                        failed(failure, done);
                    }
                });
        try {
            call.accept(sent);
        } catch (RuntimeException e) { // the edge to a medium
            sent.completeExceptionally(e);
        }
    }

    /** Returns what a medium returns; one that throws is one that fails. */
    static <T extends @Nullable Object> CompletionStage<T> guarded(Supplier<CompletionStage<T>> call) {
        try {
            return Objects.requireNonNull(call.get(), "the medium returned no stage");
        } catch (RuntimeException e) { // the edge to a medium
            return CompletableFuture.failedStage(e);
        }
    }

    private <T extends @Nullable Object> void failed(
            Throwable failure, BiConsumer<@Nullable T, @Nullable Throwable> done) {
        outage.failed(failure);
        done.accept(null, failure);
    }
}
