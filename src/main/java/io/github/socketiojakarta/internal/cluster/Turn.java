package io.github.socketiojakarta.internal.cluster;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.internal.adapter.BroadcastOptions;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One message that this server has sent, until its turn. Thread-safe: the lock guards whether it has begun, and who has its event
 * already; it is not held while the event is sent.
 */
final class Turn {

    private static final System.Logger LOG = System.getLogger(Turn.class.getName());

    /** If an outgoing listener of the application stands still, disconnections and what comes next do not. */
    private static final long PATIENCE_MILLIS = 1_000;

    /** What comes behind a turn. What comes behind that is added, instead of being called: a call for each would be too deep. */
    @FunctionalInterface
    interface Follower {
        void follow(Deque<Follower> more);
    }

    /** What is done here at the turn of a message. */
    @FunctionalInterface
    interface Action {
        void run(Turn turn, Optional<String> place);
    }

    /** A thread that sends the event to a socket that goes. */
    private record Serving(Thread thread, CountDownLatch ended) {}

    final Action action;

    /** The event that it sends; none if it changes sockets. */
    final Optional<EncodedEvent> event;

    final BroadcastOptions options;

    /** What was sent before, as long as that waits. */
    volatile @Nullable Turn before;

    @GuardedBy("this")
    private final Set<String> served = new HashSet<>(0);

    /** Who sends it to a socket that goes. */
    @GuardedBy("this")
    private final List<Serving> serving = new ArrayList<>(0);

    /** Who sends it; nobody yet before it has begun. */
    @GuardedBy("this")
    private @Nullable Thread sender;

    @GuardedBy("this")
    private final List<Follower> followers = new ArrayList<>(0);

    @GuardedBy("this")
    private boolean done;

    private final CountDownLatch ended = new CountDownLatch(1);

    Turn(Action action, Optional<EncodedEvent> event, BroadcastOptions options, @Nullable Turn before) {
        this.action = action;
        this.event = event;
        this.options = options;
        this.before = before;
    }

    /** Returns to whom it is still to be sent, when nobody else sends it any more: what comes next must not come first. */
    BroadcastOptions begin() {
        List<Serving> others;
        synchronized (this) {
            sender = Thread.currentThread();
            others = List.copyOf(serving);
        }
        others.stream().filter(one -> one.thread != Thread.currentThread()).forEach(one -> await(one.ended));
        synchronized (this) {
            return served.isEmpty() ? options : options.except(served.toArray(String[]::new));
        }
    }

    synchronized List<Follower> done() {
        done = true;
        before = null;
        ended.countDown();
        return List.copyOf(followers);
    }

    synchronized boolean follow(Follower follower) {
        return !done && followers.add(follower);
    }

    /** Sends the event to one socket before its turn; returns whether that had not begun. The lock is not held meanwhile. */
    boolean serve(String socketId, Runnable send) {
        Serving now = new Serving(Thread.currentThread(), new CountDownLatch(1));
        synchronized (this) {
            if (sender != null || !served.add(socketId)) {
                return false;
            }
            serving.add(now);
        }
        try {
            send.run();
        } finally {
            now.ended.countDown();
        }
        return true;
    }

    private synchronized boolean isSentByOther() {
        return !done && sender != null && sender != Thread.currentThread();
    }

    boolean sends(Predicate<BroadcastOptions> receivers) {
        return event.isPresent() && receivers.test(options);
    }

    /** Waits while another thread is sending it. */
    void awaitEnd() {
        if (isSentByOther()) {
            await(ended);
        }
    }

    private static void await(CountDownLatch end) {
        try {
            if (!end.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.log(System.Logger.Level.DEBUG, "a socket goes while it is sent an event");
            }
        } catch (InterruptedException e) { // whoever waits here wants to go on
            Thread.currentThread().interrupt();
        }
    }
}
