package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineSession;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * Ends one connection because the server closes, once its listeners are through and have answered. Thread-safe: an
 * answer is counted before {@code begun} is read, and the other way round, so that one of the two sees the other.
 */
final class Departure {

    /** With these, the client has lost or left the connection, and what it had sent before still counts. */
    private static final Set<DisconnectReason> BEHIND_THE_REST = EnumSet.of(
            DisconnectReason.TRANSPORT_CLOSE,
            DisconnectReason.TRANSPORT_ERROR,
            DisconnectReason.SLOW_CONSUMER,
            DisconnectReason.PING_TIMEOUT);

    /** Instead of an object for each connection. */
    private static final AtomicIntegerFieldUpdater<Departure> OWED =
            AtomicIntegerFieldUpdater.newUpdater(Departure.class, "owed");

    private final SerialLane lane;
    private final EngineSession session;

    /** Answers that the client waits for. */
    private volatile int owed;

    private volatile boolean begun;

    Departure(SerialLane lane, EngineSession session) {
        this.lane = lane;
        this.session = session;
    }

    /** Notes that a listener has been asked for an answer. */
    void owes() {
        OWED.incrementAndGet(this);
    }

    /** Notes that such an answer has been sent. */
    void paid() {
        if (OWED.decrementAndGet(this) == 0 && begun) {
            begin();
        }
    }

    /** Ends the connection as soon as that is possible. */
    void begin() {
        begun = true;
        if (lane.isBusy()) {
            lane.submitElsewhere(this::endUnlessOwing);
        } else {
            endUnlessOwing();
        }
    }

    private void endUnlessOwing() {
        if (owed <= 0) {
            session.close(EngineCloseReason.SERVER_SHUTTING_DOWN);
        }
    }

    /** Returns whether a socket that leaves for this reason does so after the packets that have arrived. */
    static boolean isBehindTheRest(DisconnectReason reason) {
        return BEHIND_THE_REST.contains(reason);
    }
}
