package io.github.socketiojakarta.internal.engine.door;

/** The reading of a connection, which some containers can stop. */
public interface PausableReading {

    /**
     * Stops reading, though some messages that have been read already may still arrive.
     *
     * @return whether the container can; if not, the thread that brings messages may be blocked to the same effect
     */
    boolean pauseReading();

    /** Goes on reading, after {@link #pauseReading} could stop it. */
    void resumeReading();
}
