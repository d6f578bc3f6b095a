package io.github.socketiojakarta.internal.cluster;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.internal.adapter.BroadcastOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What this server has sent, until it is its turn among the messages of all servers. A socket that is disconnected before gets
 * it at once: what was sent to it before it was disconnected, a client must not miss.
 *
 * <p>If the event is being sent at that moment, the socket waits until it is: for no longer than it takes to queue it for the
 * clients of this server, as a rule far less than a millisecond.
 *
 * <p>Thread-safe: the lock of each event guards whether it has begun, and who has it already.
 */
final class TurnsToCome {

    private static final System.Logger LOG = System.getLogger(TurnsToCome.class.getName());

    /** If an outgoing listener of the application stands still, disconnections do not. */
    private static final long PATIENCE_MILLIS = 1_000;

    private final LocalSide local;
    private final Queue<Turn> turns = new ConcurrentLinkedQueue<>();

    TurnsToCome(LocalSide local) {
        this.local = local;
    }

    /** One event. */
    static final class Turn {
        private final EncodedEvent event;
        private final BroadcastOptions options;

        @GuardedBy("this")
        private final Set<String> served = new HashSet<>(0);

        /** Who sends it; nobody yet before it has begun. */
        @GuardedBy("this")
        private @Nullable Thread sender;

        @GuardedBy("this")
        private final List<Runnable> followers = new ArrayList<>(0);

        @GuardedBy("this")
        private boolean done;

        private final CountDownLatch ended = new CountDownLatch(1);

        private Turn(EncodedEvent event, BroadcastOptions options) {
            this.event = event;
            this.options = options;
        }

        private synchronized BroadcastOptions begin() {
            sender = Thread.currentThread();
            return served.isEmpty() ? options : options.except(served.toArray(String[]::new));
        }

        private List<Runnable> done() {
            synchronized (this) {
                done = true;
                ended.countDown();
                return List.copyOf(followers);
            }
        }

        private synchronized boolean follow(Runnable code) {
            return !done && followers.add(code);
        }

        private synchronized boolean serve(String socketId) {
            return sender == null && served.add(socketId);
        }

        private synchronized boolean isSentByOther() {
            return !done && sender != null && sender != Thread.currentThread();
        }

        /** Waits while another thread is sending it. */
        private void awaitEnd() {
            try {
                if (isSentByOther() && !ended.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    LOG.log(System.Logger.Level.DEBUG, "a socket is disconnected while it is sent an event");
                }
            } catch (InterruptedException e) { // whoever disconnects wants to go on
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Notes an event that is about to be sent. */
    Turn add(EncodedEvent event, BroadcastOptions options) {
        Turn turn = new Turn(event, options);
        turns.add(turn);
        return turn;
    }

    /** Sends one to whom it is still to be sent, as it is its turn. */
    void take(Turn turn, Optional<String> place) {
        try {
            local.broadcast(turn.event, turn.begin(), place);
        } finally {
            turns.remove(turn);
            turn.done().forEach(Runnable::run);
        }
    }

    /** Runs code, which does not wait, when all that this server has sent until now has had its turn. */
    void afterwards(Runnable code) {
        Turn last = null;
        for (Turn turn : turns) {
            last = turn;
        }
        if (last == null || !last.follow(code)) {
            code.run();
        }
    }

    /** Sends to a socket, which is about to be disconnected, what is on its way to it. */
    void hurry(String socketId, Set<String> rooms) {
        for (Turn turn : turns) {
            if (!Targets.of(turn.options).selects(rooms)) {
                continue;
            }
            if (turn.serve(socketId)) {
                local.sendNow(turn.event, turn.options.flags(), socketId);
            } else {
                turn.awaitEnd();
            }
        }
    }
}
