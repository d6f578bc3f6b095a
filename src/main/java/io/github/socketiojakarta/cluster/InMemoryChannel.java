package io.github.socketiojakarta.cluster;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One namespace of one server in an {@link InMemoryCluster}, with the queue of what is on its way there.
 *
 * <p>Thread-safe: the lock guards the queue, and whether a thread is at it; nothing is delivered under it.
 */
final class InMemoryChannel implements ClusterChannel {

    /** What does not fit is lost, as in a medium whose reader is too slow. */
    private static final int MAX_QUEUED = 100_000;

    /**
     * What is on its way.
     *
     * @param due when it arrives
     */
    private record Arrival(long due, Runnable delivery) {}

    private final InMemoryCluster cluster;
    private final InMemoryMedium medium;
    private final ClusterMember member;
    private final ClusterThreads threads;

    @GuardedBy("queue")
    private final ArrayDeque<Arrival> queue = new ArrayDeque<>();

    @GuardedBy("queue")
    private boolean delivering;

    private volatile boolean left;
    private volatile Optional<String> joinedAt = Optional.empty();

    InMemoryChannel(InMemoryCluster cluster, InMemoryMedium medium, ClusterMember member, ClusterThreads threads) {
        this.cluster = cluster;
        this.medium = medium;
        this.member = member;
        this.threads = threads;
    }

    String namespace() {
        return member.namespace();
    }

    String serverId() {
        return member.serverId();
    }

    @Override
    public CompletionStage<Optional<String>> ready() {
        return CompletableFuture.completedFuture(joinedAt);
    }

    /** Notes after which place messages arrive here. */
    void joinedAt(Optional<String> place) {
        joinedAt = place;
    }

    @Override
    public void publish(ClusterMessage message, CompletableFuture<Optional<String>> turn) {
        if (isOpen()) {
            cluster.publish(this, message, turn);
        } else {
            turn.completeExceptionally(notInTouch());
        }
    }

    @Override
    public CompletionStage<@Nullable Void> respond(String serverId, ClusterMessage.Response response) {
        if (!isOpen()) {
            return CompletableFuture.failedStage(notInTouch());
        }
        cluster.respond(this, serverId, response);
        return CompletableFuture.completedFuture(null);
    }

    private boolean isOpen() {
        return medium.isInTouch() && !left;
    }

    static RuntimeException notInTouch() {
        return new IllegalStateException("not in touch with the cluster");
    }

    @Override
    public CompletionStage<ClusterServers> servers() {
        return isOpen()
                ? CompletableFuture.completedFuture(cluster.servers(namespace()))
                : CompletableFuture.failedStage(notInTouch());
    }

    @Override
    public CompletionStage<@Nullable Void> close() {
        leave();
        medium.forget(this);
        return CompletableFuture.completedFuture(null);
    }

    void leave() {
        left = true;
        cluster.gone(this);
    }

    boolean gets(ClusterMessage message) {
        return medium.gets(message);
    }

    void receive(ReceivedMessage message) {
        if (isOpen()) {
            member.receive(message);
        }
    }

    void gone(String serverId) {
        member.gone(serverId);
    }

    void failed(Throwable failure) {
        member.failed(failure);
    }

    void restored() {
        member.restored();
    }

    /** Puts something at the end of the queue, in the order of the cluster. */
    void queue(Runnable delivery) {
        synchronized (queue) {
            if (queue.size() < MAX_QUEUED) {
                add(delivery);
            }
        }
    }

    /** Does the same with the turn of a message of this server, of which that lets no more be under way than it can keep. */
    void queueTurn(Runnable turn) {
        synchronized (queue) {
            add(turn);
        }
    }

    @GuardedBy("queue")
    private void add(Runnable delivery) {
        long due = threads.nanoTime().getAsLong() + medium.delay().toNanos();
        Arrival last = queue.peekLast();
        queue.add(new Arrival(last == null || last.due - due < 0 ? due : last.due, delivery));
    }

    /** Sees to it that what is queued is delivered, by one thread at a time. */
    void deliver() {
        synchronized (queue) {
            if (delivering || queue.isEmpty()) {
                return;
            }
            delivering = true;
        }
        try {
            threads.worker().execute(this::run);
        } catch (RejectedExecutionException stopped) { // the server has ended, and nobody waits for it
            end();
        }
    }

    private void run() {
        for (Runnable delivery = next(); delivery != null; delivery = next()) {
            delivery.run();
        }
    }

    private @Nullable Runnable next() {
        synchronized (queue) {
            Arrival first = queue.peek();
            if (first == null) {
                delivering = false;
                return null;
            }
            long wait = first.due - threads.nanoTime().getAsLong();
            if (wait <= 0) {
                queue.remove();
                return first.delivery;
            }
            later(wait);
            return null;
        }
    }

    private void later(long nanos) {
        try {
            var unused = threads.timer().schedule(this::run, nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopped) {
            end();
        }
    }

    private void end() {
        synchronized (queue) {
            queue.clear();
            delivering = false;
        }
    }
}
