package io.github.socketiojakarta.internal.cluster;

import io.github.socketiojakarta.internal.adapter.BroadcastOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What this server has sent, until it is its turn among the messages of all servers. A socket that is disconnected before gets
 * it at once, and one that leaves a room what was for that room: what was sent to it before, a client must not miss.
 *
 * <p>If the event is being sent at that moment, the socket waits until it is: for no longer than it takes to queue it for the
 * clients of this server, as a rule far less than a millisecond.
 *
 * <p>What the medium does not take comes behind what was sent before it, as on the other servers it would have.
 *
 * <p>Thread-safe: what changes is in each {@link Turn}.
 */
public final class TurnsToCome {

    private static final System.Logger LOG = System.getLogger(TurnsToCome.class.getName());

    /** If as many wait, what the medium does not take waits no more: one that hangs must not fill the memory. */
    static final int MAX_WAITING = 2 * Outbox.MAX_UNDER_WAY;

    private final LocalSide local;
    private final Deque<Turn> turns = new ConcurrentLinkedDeque<>();
    private final AtomicInteger waiting = new AtomicInteger();

    TurnsToCome(LocalSide local) {
        this.local = local;
    }

    /** Notes an event that is about to be sent. */
    Turn add(EncodedEvent event, BroadcastOptions options) {
        return add((turn, place) -> local.broadcast(event, turn.begin(), place), Optional.of(event), options);
    }

    /** Notes a change of sockets that is about to be told. */
    Turn add(Runnable change, BroadcastOptions options) {
        return add((turn, place) -> change.run(), Optional.empty(), options);
    }

    private Turn add(Turn.Action action, Optional<EncodedEvent> event, BroadcastOptions options) {
        Turn turn = new Turn(action, event, options, turns.peekLast());
        turns.add(turn);
        waiting.incrementAndGet();
        return turn;
    }

    /** Returns what does that when the medium has the message, at its turn, or does not take it. */
    BiConsumer<Optional<String>, @Nullable Throwable> whenItComes(Turn turn) {
        return (place, failure) -> {
            if (failure == null) {
                run(more -> perform(turn, place, more));
                place.ifPresent(local::reached);
            } else {
                takeBehind(turn);
            }
        };
    }

    /** What the medium does not take is done all the same, behind what was sent before. */
    private void takeBehind(Turn turn) {
        Turn.Follower late = more -> perform(turn, Optional.empty(), more);
        Turn before = turn.before;
        if (before == null || waiting.get() > MAX_WAITING || !before.follow(late)) {
            run(late);
        }
    }

    private void perform(Turn turn, Optional<String> place, Deque<Turn.Follower> more) {
        try {
            turn.action.run(turn, place);
        } finally {
            turns.remove(turn);
            waiting.decrementAndGet();
            more.addAll(turn.done());
        }
    }

    private static void run(Turn.Follower first) {
        Deque<Turn.Follower> more = new ArrayDeque<>();
        more.add(first);
        for (Turn.Follower next = more.poll(); next != null; next = more.poll()) {
            try {
                next.follow(more);
            } catch (
                    RuntimeException
                            e) { // the edge to listeners for outgoing events; the others must not wait for ever
                LOG.log(System.Logger.Level.WARNING, "what was sent to the cluster could not be done here", e);
            }
        }
    }

    /** Runs code, which does not wait, when all that this server has sent until now has had its turn. */
    public void afterwards(Runnable code) {
        Turn last = turns.peekLast();
        if (last == null || !last.follow(more -> code.run())) {
            code.run();
        }
    }

    /** Sends to a socket, which is about to be disconnected, what is on its way to it. */
    public void hurry(String socketId) {
        if (!turns.isEmpty()) {
            Set<String> rooms = local.inMemory().socketRooms(socketId);
            hurry(socketId, options -> Targets.of(options).selects(rooms));
        }
    }

    /** Sends to a socket, which is about to leave rooms, what is on its way to it because it is in them. */
    public void leaving(String socketId, Set<String> rooms) {
        if (!turns.isEmpty()) {
            Set<String> before = local.inMemory().socketRooms(socketId);
            Set<String> after = new HashSet<>(before);
            after.removeAll(rooms);
            hurry(
                    socketId,
                    options -> Targets.of(options).selects(before)
                            && !Targets.of(options).selects(after));
        }
    }

    private void hurry(String socketId, Predicate<BroadcastOptions> receivers) {
        for (Turn turn : turns) {
            if (!turn.sends(receivers)) {
                continue;
            }
            if (!turn.serve(socketId, () -> local.sendNow(turn.event.orElseThrow(), turn.options.flags(), socketId))) {
                turn.awaitEnd();
            }
        }
    }
}
