package io.github.socketiojakarta.internal.engine.session;

import io.github.socketiojakarta.internal.engine.ListenerWork;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How much time is left for a pong. Only time in which no listener of this client works counts: the pong may lie unread
 * behind the work, and then the client is not to blame. While a listener works, all that has been waited is forgiven, so
 * that the client has the whole time again when it ends.
 *
 * <p>Confined to the heartbeat that owns it, and guarded by its lock.
 */
final class SilenceLimit {

    private final long limit;
    private long spent;
    private long workedBefore;

    SilenceLimit(Duration limit) {
        this.limit = limit.toMillis();
    }

    /** Begins anew. */
    void begin(ListenerWork work) {
        spent = 0;
        workedBefore = work.nanos();
    }

    /**
     * Takes the time that has passed since it began, or since it was asked last.
     *
     * @return whether listeners have worked in that time, or still do
     */
    boolean pass(ListenerWork work, long millis) {
        long worked = TimeUnit.NANOSECONDS.toMillis(work.nanos() - workedBefore);
        workedBefore = work.nanos();
        spent = work.isGoingOn() ? 0 : spent + Math.max(0, millis - worked);
        return work.isGoingOn() || worked > 0;
    }

    /** Returns how many milliseconds are left, 0 or less if it is over. */
    long left() {
        return limit - spent;
    }
}
