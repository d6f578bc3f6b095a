package io.github.socketiojakarta.internal.client;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineSession;
import io.github.socketiojakarta.internal.lane.SerialLane;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * Ends one connection because the server closes, once its listeners are through and have answered. Thread-safe: an
 * answer is counted before {@code begun} is read, and the other way round, so that one of the two sees the other.
 */
final class GracefulClose {

    /** Instead of an object for each connection. */
    private static final AtomicIntegerFieldUpdater<GracefulClose> OWED =
            AtomicIntegerFieldUpdater.newUpdater(GracefulClose.class, "owed");

    private final SerialLane lane;
    private final EngineSession session;
    private final Runnable hurry;

    /** Answers that the client waits for. */
    private volatile int owed;

    private volatile boolean begun;

    /**
     * Creates it.
     *
     * @param hurry sends the client what is on its way to it
     */
    GracefulClose(SerialLane lane, EngineSession session, Runnable hurry) {
        this.lane = lane;
        this.session = session;
        this.hurry = hurry;
    }

    /** Notes that a listener has been asked for an answer. */
    void answerOwed() {
        OWED.incrementAndGet(this);
    }

    /** Notes that such an answer has been sent. */
    void answerSent() {
        if (OWED.decrementAndGet(this) == 0 && begun) {
            begin();
        }
    }

    /** Ends the connection as soon as that is possible. */
    void begin() {
        begun = true;
        if (lane.isBusy()) {
            lane.submit(this::endUnlessOwing);
        } else {
            endUnlessOwing();
        }
    }

    private void endUnlessOwing() {
        if (owed <= 0) {
            hurry.run();
            session.close(EngineCloseReason.SERVER_SHUTTING_DOWN);
        }
    }
}
