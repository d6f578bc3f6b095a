package io.github.socketiojakarta.internal.engine.websocket;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * Whose turn it is to send on one WebSocket.
 *
 * <pre>
 *   IDLE --take()--&gt; LOOPING --call()--&gt; CALLING --leave()--&gt; LEFT --calledBack()--&gt; LOOPING, on the callback's thread
 *     ^                 |   ^                 |
 *     +-----end()-------+   +--calledBack()---+ inside the send: its caller goes on
 * </pre>
 *
 * <p>The state is a number in a field of whoever has turns. A reference to the constant of an enum would have to be noted
 * by a collector with generations each time, and it changes four times for each frame; an object of its own would be one
 * more to fetch from memory for each. Immutable and thread-safe.
 *
 * @param state the field, which is 0 when nobody sends
 * @param <T> who has turns
 */
record SendTurn<T>(AtomicIntegerFieldUpdater<T> state) {

    private static final int IDLE = 0;
    private static final int LOOPING = 1;
    private static final int CALLING = 2;
    private static final int LEFT = 3;

    /** Makes the caller the sender, if there is none. */
    boolean take(T owner) {
        return state.compareAndSet(owner, IDLE, LOOPING);
    }

    boolean isTaken(T owner) {
        return state.get(owner) != IDLE;
    }

    /** Notes, as the sender, that a frame is about to be handed to the container. */
    void call(T owner) {
        state.lazySet(owner, CALLING);
    }

    /** Leaves the turn to the callback; returns false if that has come already, and the sender is to go on. */
    boolean leave(T owner) {
        return state.get(owner) == CALLING && state.compareAndSet(owner, CALLING, LEFT);
    }

    /** Notes that the frame has gone; returns whether the sender has left, and the caller is the sender now. */
    boolean calledBack(T owner) {
        int seen = state.get(owner);
        while (seen == CALLING || seen == LEFT) {
            if (state.compareAndSet(owner, seen, LOOPING)) {
                return seen == LEFT;
            }
            seen = state.get(owner);
        }
        return false; // a second callback for one frame
    }

    /** Notes, as the sender, that there is none any more. */
    void end(T owner) {
        state.set(owner, IDLE);
    }
}
