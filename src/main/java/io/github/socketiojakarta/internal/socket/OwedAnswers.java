package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineSession;
import java.util.concurrent.atomic.AtomicInteger;

/** The answers that a client waits for: when the server closes, the connection stays until they are sent. Thread-safe. */
final class OwedAnswers {

    private final SerialLane lane;
    private final EngineSession session;
    private final AtomicInteger owed = new AtomicInteger();
    private volatile boolean finishing;

    OwedAnswers(SerialLane lane, EngineSession session) {
        this.lane = lane;
        this.session = session;
    }

    /** Notes that a listener has been asked for an answer. */
    void owe() {
        owed.incrementAndGet();
    }

    /** Notes that such an answer has been sent. */
    void pay() {
        if (owed.decrementAndGet() == 0 && finishing) {
            finish();
        }
    }

    /** Ends the connection because the server closes, once the listeners are through and have answered. */
    void finish() {
        finishing = true;
        if (lane.isBusy()) {
            lane.submitElsewhere(this::endUnlessOwing);
        } else {
            endUnlessOwing();
        }
    }

    private void endUnlessOwing() {
        if (owed.get() <= 0) {
            session.close(EngineCloseReason.SERVER_SHUTTING_DOWN);
        }
    }
}
