package io.github.socketiojakarta.cluster;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.cluster.ClusterMessage.Broadcast;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The last messages of an {@link InMemoryCluster}, and the sessions it keeps. Thread-safe: the lock guards both. */
final class InMemoryLog {

    private static final int MAX_SESSIONS = 10_000;

    private record Entry(String offset, String namespace, Broadcast message) {}

    private record Kept(StoredSession session, long expires) {}

    private final int maxMessages;

    @GuardedBy("this")
    private final ArrayDeque<Entry> messages = new ArrayDeque<>();

    @GuardedBy("this")
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    @GuardedBy("this")
    private long next = 1;

    InMemoryLog(int maxMessages) {
        this.maxMessages = maxMessages;
    }

    /** Keeps a message if it is one that clients can miss; returns its place then. */
    synchronized Optional<String> append(String namespace, ClusterMessage message) {
        if (!(message instanceof Broadcast broadcast)
                || broadcast.requestId().isPresent()
                || broadcast.target().flags().isVolatile()) {
            return Optional.empty();
        }
        String offset = next++ + "-0";
        messages.add(new Entry(offset, namespace, broadcast));
        if (messages.size() > maxMessages) {
            messages.remove();
        }
        return Optional.of(offset);
    }

    /** Returns the store as one server sees it, which cannot be cut off from the messages only. */
    SessionStore sessions(InMemoryMedium medium, LongSupplier nanoTime) {
        return new SessionStore() {
            @Override
            public CompletionStage<@Nullable Void> persist(StoredSession session, Duration timeToLive) {
                if (!medium.isInTouch()) {
                    return CompletableFuture.failedStage(new IllegalStateException("cut off from the cluster"));
                }
                keep(session, nanoTime.getAsLong() + timeToLive.toNanos());
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public CompletionStage<Optional<RestoredSession>> restore(
                    String namespace, String privateId, String offset) {
                return medium.isInTouch()
                        ? CompletableFuture.completedFuture(take(namespace, privateId, offset, nanoTime.getAsLong()))
                        : CompletableFuture.failedStage(new IllegalStateException("cut off from the cluster"));
            }
        };
    }

    private synchronized void keep(StoredSession session, long expires) {
        kept.remove(session.privateId());
        kept.put(session.privateId(), new Kept(session, expires));
        if (kept.size() > MAX_SESSIONS) {
            Iterator<Kept> oldest = kept.values().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    private synchronized Optional<RestoredSession> take(String namespace, String privateId, String offset, long now) {
        Kept found = kept.remove(privateId);
        if (found == null
                || found.expires - now <= 0
                || !found.session.namespace().equals(namespace)) {
            return Optional.empty();
        }
        List<RestoredSession.Missed> missed = new ArrayList<>();
        boolean isKnown = false;
        for (Entry entry : messages) {
            if (isKnown
                    && entry.namespace.equals(namespace)
                    && entry.message.target().selects(found.session.rooms())) {
                missed.add(new RestoredSession.Missed(entry.offset, entry.message.packet()));
            }
            isKnown = isKnown || entry.offset.equals(offset);
        }
        return isKnown ? Optional.of(new RestoredSession(found.session, missed)) : Optional.empty();
    }
}
