package io.github.socketiojakarta.internal.lane;

import java.util.concurrent.Executor;

/**
 * Callbacks on an answer of one client run in the lane of that client. Immutable.
 *
 * @param lane the lane
 * @param kind what is followed
 * @param listener the task of the lane in which this was made, if any
 */
public record LaneContinuations(SerialLane lane, Kind kind, long listener) implements Continuations {

    private enum Kind {
        ANSWER,
        DERIVED
    }

    /** Follows the answer itself. */
    public static Continuations of(SerialLane lane) {
        return new LaneContinuations(lane, Kind.ANSWER, lane.taskHere());
    }

    @Override
    public Executor executor() {
        long here = lane.taskHere();
        return code -> lane.runContinuation(here, code);
    }

    @Override
    public Continuations derived() {
        return new LaneContinuations(lane, Kind.DERIVED, lane.taskHere());
    }

    @Override
    public void checkWait() {
        Continuations.checkThread();
        if (lane.wouldBlockReading()) {
            throw unread();
        }
        long here = lane.taskHere();
        if (kind == Kind.DERIVED && here != SerialLane.NONE && here != listener) {
            throw new IllegalStateException("What follows an acknowledgement runs when the client's listeners are"
                    + " through, and this is one of them. Wait for the acknowledgement itself, or use thenAccept()"
                    + " instead of waiting");
        }
    }

    /** Returns what says that nobody would read the answer. */
    public static IllegalStateException unread() {
        return new IllegalStateException("This listener runs on the thread that reads the connection, so the"
                + " acknowledgement it waits for cannot arrive. Use thenAccept() instead of waiting, or set the"
                + " option 'executor' so that listeners run elsewhere");
    }
}
