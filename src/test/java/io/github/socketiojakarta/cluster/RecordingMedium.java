package io.github.socketiojakarta.cluster;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A medium whose other end is the test: it sees what a server says, and says what it likes. */
final class RecordingMedium implements ClusterMedium, ClusterTransport, ClusterChannel {

    final List<ClusterMessage> published = new CopyOnWriteArrayList<>();
    final List<ClusterMessage.Response> responses = new CopyOnWriteArrayList<>();
    final CompletableFuture<Optional<String>> ready = new CompletableFuture<>();
    volatile Supplier<CompletionStage<Optional<String>>> whenPublished =
            () -> CompletableFuture.completedFuture(Optional.empty());
    volatile Supplier<CompletionStage<Integer>> count = () -> CompletableFuture.completedFuture(2);
    volatile Optional<SessionStore> store = Optional.empty();
    volatile boolean closed;
    private volatile @Nullable ClusterMember member;

    ClusterMember member() {
        return Objects.requireNonNull(member);
    }

    void says(ClusterMessage message) {
        member().receive(ReceivedMessage.from("other", message));
    }

    @Override
    public ClusterTransport connect(ClusterThreads threads) {
        return this;
    }

    @Override
    public Counting counting() {
        return Counting.BY_MEDIUM;
    }

    @Override
    public Optional<SessionStore> sessions() {
        return store;
    }

    @Override
    public ClusterChannel join(ClusterMember joined) {
        member = joined;
        return this;
    }

    @Override
    public CompletionStage<Optional<String>> ready() {
        return ready;
    }

    @Override
    public void publish(ClusterMessage message, CompletableFuture<Optional<String>> turn) {
        published.add(message);
        var unused = whenPublished.get().whenComplete((place, failure) -> {
            if (failure == null) {
                turn.complete(place);
            } else {
                turn.completeExceptionally(failure);
            }
        });
    }

    @Override
    public CompletionStage<@Nullable Void> respond(String serverId, ClusterMessage.Response response) {
        responses.add(response);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<ClusterServers> servers() {
        return count.get().thenApply(ClusterServers::counted);
    }

    @Override
    public CompletionStage<@Nullable Void> close() {
        closed = true;
        return CompletableFuture.completedFuture(null);
    }
}
