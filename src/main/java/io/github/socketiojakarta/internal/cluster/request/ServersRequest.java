package io.github.socketiojakarta.internal.cluster.request;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.cluster.ClusterMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A question that each server answers once. Thread-safe: the lock guards what has come; the result is completed without it.
 *
 * @param <T> what a response has any number of
 */
public final class ServersRequest<T> implements PendingRequest {

    /**
     * What has come.
     *
     * @param results what the servers have answered
     * @param missing how many have not
     * @param missingServers their ids, if they are known
     */
    public record Outcome<T>(List<T> results, int missing, Set<String> missingServers) {}

    private final Function<ClusterMessage.Response, List<T>> reader;
    private final CompletableFuture<Outcome<T>> over = new CompletableFuture<>();

    @GuardedBy("this")
    private final List<T> results = new ArrayList<>();

    @GuardedBy("this")
    private @Nullable Awaited awaited;

    @GuardedBy("this")
    private boolean late;

    /**
     * Creates it.
     *
     * @param reader reads a response; throws an {@link IllegalArgumentException} if it is of another kind
     * @param own what this server answers itself
     */
    public ServersRequest(Function<ClusterMessage.Response, List<T>> reader, List<T> own) {
        this.reader = reader;
        this.results.addAll(own);
    }

    @Override
    public void expect(Expected servers) {
        Outcome<T> outcome;
        synchronized (this) {
            awaited = new Awaited(servers);
            outcome = outcome();
        }
        complete(outcome);
    }

    @Override
    public void response(Optional<String> sender, ClusterMessage.Response response) {
        List<T> more = reader.apply(response);
        Outcome<T> outcome;
        synchronized (this) {
            if (awaited == null || !awaited.answered(sender)) {
                return;
            }
            results.addAll(more);
            outcome = outcome();
        }
        complete(outcome);
    }

    @Override
    public void gone(String serverId) {
        Outcome<T> outcome;
        synchronized (this) {
            if (awaited == null) {
                return;
            }
            awaited.gone(serverId);
            outcome = outcome();
        }
        complete(outcome);
    }

    @Override
    public void expire() {
        Outcome<T> outcome;
        synchronized (this) {
            late = true;
            outcome = outcome();
        }
        complete(outcome);
    }

    /** Returns what has come, if nobody is waited for any more. */
    @GuardedBy("this")
    private @Nullable Outcome<T> outcome() {
        if (!late && (awaited == null || !awaited.isOver())) {
            return null;
        }
        int missing = awaited == null ? 1 : awaited.count(); // the medium has not even counted them
        return new Outcome<>(List.copyOf(results), missing, awaited == null ? Set.of() : awaited.ids());
    }

    private void complete(@Nullable Outcome<T> outcome) {
        if (outcome != null) {
            over.complete(outcome);
        }
    }

    @Override
    public CompletableFuture<Outcome<T>> over() {
        return over;
    }
}
