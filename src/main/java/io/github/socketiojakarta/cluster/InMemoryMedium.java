package io.github.socketiojakarta.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One server's place in an {@link InMemoryCluster}, and what can happen to it. Thread-safe.
 *
 * <pre>
 *   in touch --cutOff()--&gt; cut off --reconnect()--&gt; in touch
 *       |                     |
 *       +------kill()---------+--&gt; dead
 * </pre>
 */
public final class InMemoryMedium implements ClusterMedium {

    /** Whether messages come and go. */
    enum State {
        IN_TOUCH,
        CUT_OFF,
        DEAD
    }

    private final InMemoryCluster cluster;
    private final List<InMemoryChannel> channels = new CopyOnWriteArrayList<>();
    private volatile State state = State.IN_TOUCH;
    private volatile Predicate<ClusterMessage> lost = message -> false;
    private volatile Duration delay = Duration.ZERO;

    InMemoryMedium(InMemoryCluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public ClusterTransport connect(ClusterThreads threads) {
        return new Transport(threads);
    }

    private final class Transport implements ClusterTransport {
        private final ClusterThreads threads;

        Transport(ClusterThreads threads) {
            this.threads = threads;
        }

        @Override
        public Counting counting() {
            return cluster.counting();
        }

        @Override
        public ClusterChannel join(ClusterMember member) {
            InMemoryChannel channel = new InMemoryChannel(cluster, InMemoryMedium.this, member, threads);
            channels.add(channel);
            if (state != State.DEAD) {
                cluster.join(channel);
            }
            return channel;
        }

        @Override
        public Optional<SessionStore> sessions() {
            return cluster.log().map(log -> log.sessions(InMemoryMedium.this, threads.nanoTime()));
        }

        @Override
        public CompletionStage<@Nullable Void> close() {
            channels.forEach(InMemoryChannel::leave);
            return CompletableFuture.completedFuture(null);
        }
    }

    /** Loses those messages to this server that are chosen, from now on. */
    public void lose(Predicate<ClusterMessage> chosen) {
        lost = chosen;
    }

    /** Lets messages to this server take so long, from now on. */
    public void delay(Duration time) {
        delay = time;
    }

    /** Lets no message come or go, as when the network fails: what is published fails, and others still wait for this server. */
    public void cutOff() {
        if (state == State.IN_TOUCH) {
            state = State.CUT_OFF;
            IllegalStateException failure = new IllegalStateException("cut off from the cluster");
            channels.forEach(channel -> channel.failed(failure));
        }
    }

    /** Ends {@link #cutOff}; what was published meanwhile does not arrive later. */
    public void reconnect() {
        if (state == State.CUT_OFF) {
            state = State.IN_TOUCH;
            channels.forEach(InMemoryChannel::restored);
        }
    }

    /**
     * Lets no message come or go any more, as when the machine loses power. The others are told if the cluster knows its
     * servers; otherwise they notice the silence.
     */
    public void kill() {
        state = State.DEAD;
        channels.forEach(cluster::gone);
    }

    boolean isInTouch() {
        return state == State.IN_TOUCH;
    }

    boolean gets(ClusterMessage message) {
        return isInTouch() && !lost.test(message);
    }

    Duration delay() {
        return delay;
    }

    void forget(InMemoryChannel channel) {
        channels.remove(channel);
    }
}
