package io.github.socketiojakarta.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Keeps sessions, and no messages. Places are numbers. */
final class MapStore implements SessionStore {

    final Map<String, StoredSession> sessions = new ConcurrentHashMap<>();

    /** When the next one who takes a session gets it. */
    volatile CompletableFuture<?> open = CompletableFuture.completedFuture(null);

    @Override
    public CompletionStage<@Nullable Void> persist(StoredSession session, Duration timeToLive) {
        sessions.put(session.privateId(), session);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Optional<StoredSession>> take(String namespace, String privateId) {
        Optional<StoredSession> session = Optional.ofNullable(sessions.remove(privateId));
        return open.thenApply(unused -> session);
    }

    @Override
    public CompletionStage<Boolean> read(String namespace, String place, BiPredicate<String, ClusterMessage> reader) {
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public boolean isAfter(String place, String other) {
        return Long.parseLong(place) > Long.parseLong(other);
    }
}
