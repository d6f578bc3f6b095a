package io.github.socketiojakarta.cluster;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.cluster.ClusterMessage.Broadcast;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The last messages of an {@link InMemoryCluster}, and the sessions it keeps. Thread-safe: the lock guards both.
 *
 * <p>A place is written as in a stream of Redis: a number, and another one that is always 0 here.
 */
final class InMemoryLog {

    private static final int MAX_SESSIONS = 10_000;
    private static final Pattern PLACE = Pattern.compile("(\\d{1,18})-0");

    private record Entry(long number, String namespace, ClusterMessage message) {}

    private record Kept(StoredSession session, long expires) {}

    private final int maxMessages;

    @GuardedBy("this")
    private final ArrayDeque<Entry> messages = new ArrayDeque<>();

    @GuardedBy("this")
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    @GuardedBy("this")
    private long last;

    InMemoryLog(int maxMessages) {
        this.maxMessages = maxMessages;
    }

    private static String place(long number) {
        return number + "-0";
    }

    /** Returns the place of the last message. */
    synchronized String place() {
        return place(last);
    }

    /** Keeps a message if it is one that clients can miss; returns its place then. */
    synchronized Optional<String> append(String namespace, ClusterMessage message) {
        if (!isKept(message)) {
            return Optional.empty();
        }
        last++;
        messages.add(new Entry(last, namespace, message));
        if (messages.size() > maxMessages) {
            messages.remove();
        }
        return Optional.of(place(last));
    }

    private static boolean isKept(ClusterMessage message) {
        return switch (message.type()) {
            case BROADCAST -> ((Broadcast) message).requestId().isEmpty();
            case SOCKETS_JOIN, SOCKETS_LEAVE, DISCONNECT_SOCKETS -> true;
            default -> false;
        };
    }

    /** Returns the store as one server sees it, which cannot be cut off from the messages only. */
    SessionStore sessions(InMemoryMedium medium, LongSupplier nanoTime) {
        return new Sessions(medium, nanoTime);
    }

    private final class Sessions implements SessionStore {

        private final InMemoryMedium medium;
        private final LongSupplier nanoTime;

        Sessions(InMemoryMedium medium, LongSupplier nanoTime) {
            this.medium = medium;
            this.nanoTime = nanoTime;
        }

        private static <T> CompletionStage<T> cutOff() {
            return CompletableFuture.failedStage(new IllegalStateException("cut off from the cluster"));
        }

        @Override
        public CompletionStage<@Nullable Void> persist(StoredSession session, Duration timeToLive) {
            if (!medium.isInTouch()) {
                return cutOff();
            }
            keep(session, nanoTime.getAsLong() + timeToLive.toNanos());
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Optional<StoredSession>> take(String namespace, String privateId) {
            return medium.isInTouch()
                    ? CompletableFuture.completedFuture(find(namespace, privateId, nanoTime.getAsLong()))
                    : cutOff();
        }

        @Override
        public CompletionStage<Boolean> read(
                String namespace, String place, BiPredicate<String, ClusterMessage> reader) {
            if (!medium.isInTouch()) {
                return cutOff();
            }
            Optional<List<Entry>> entries = number(place).flatMap(InMemoryLog.this::after);
            for (Entry entry : entries.orElse(List.of())) {
                if (entry.namespace.equals(namespace) && !reader.test(place(entry.number), entry.message)) {
                    break;
                }
            }
            return CompletableFuture.completedFuture(entries.isPresent());
        }

        @Override
        public boolean isAfter(String place, String other) {
            return number(place).orElse(0L) > number(other).orElse(0L);
        }
    }

    private static Optional<Long> number(String place) {
        return Optional.of(PLACE.matcher(place))
                .filter(match -> match.matches())
                .map(match -> Long.valueOf(match.group(1)));
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

    private synchronized Optional<StoredSession> find(String namespace, String privateId, long now) {
        Kept found = kept.get(privateId);
        if (found == null || !found.session.namespace().equals(namespace)) {
            return Optional.empty();
        }
        kept.remove(privateId);
        return found.expires - now > 0 ? Optional.of(found.session) : Optional.empty();
    }

    /** Returns what came after a place; nothing if that is none, or some of it is not kept any more. */
    private synchronized Optional<List<Entry>> after(long place) {
        long oldest = messages.isEmpty() ? last + 1 : messages.peek().number;
        return place > last || place + 1 < oldest
                ? Optional.empty()
                : Optional.of(
                        messages.stream().filter(entry -> entry.number > place).toList());
    }
}
