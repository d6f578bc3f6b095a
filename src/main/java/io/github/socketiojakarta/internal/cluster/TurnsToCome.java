package io.github.socketiojakarta.internal.cluster;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.BroadcastOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What this server has sent, until it is its turn among the messages of all servers. A socket that is disconnected before gets
 * it at once: what was sent to it before it was disconnected, a client must not miss.
 *
 * <p>Thread-safe: the lock of each event guards whether it has begun, and who has it already.
 */
final class TurnsToCome {

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

        @GuardedBy("this")
        private boolean begun;

        @GuardedBy("this")
        private final List<Runnable> followers = new ArrayList<>(0);

        @GuardedBy("this")
        private boolean done;

        private Turn(EncodedEvent event, BroadcastOptions options) {
            this.event = event;
            this.options = options;
        }

        private synchronized BroadcastOptions begin() {
            begun = true;
            return served.isEmpty() ? options : options.except(served.toArray(String[]::new));
        }

        private List<Runnable> done() {
            synchronized (this) {
                done = true;
                return List.copyOf(followers);
            }
        }

        private synchronized boolean follow(Runnable code) {
            return !done && followers.add(code);
        }

        private synchronized boolean serve(String socketId) {
            return !begun && served.add(socketId);
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
            if (Targets.of(turn.options).selects(rooms) && turn.serve(socketId)) {
                local.sendNow(turn.event, turn.options.flags(), socketId);
            }
        }
    }
}
