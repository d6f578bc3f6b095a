package io.github.socketiojakarta.internal.cluster;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.BroadcastOptions;
import java.util.HashSet;
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

        private Turn(EncodedEvent event, BroadcastOptions options) {
            this.event = event;
            this.options = options;
        }

        private synchronized BroadcastOptions begin() {
            begun = true;
            return served.isEmpty() ? options : options.except(served.toArray(String[]::new));
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

    /** Begins one; returns to whom it is still to be sent. */
    BroadcastOptions begin(Turn turn) {
        turns.remove(turn);
        return turn.begin();
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
