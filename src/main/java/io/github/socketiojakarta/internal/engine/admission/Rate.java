package io.github.socketiojakarta.internal.engine.admission;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How often something may happen: the arithmetic of a token bucket whose whole state is one point in time, from which on
 * tokens have come in and none was taken. So nothing has to be filled up, and the state fits into an atomic long.
 *
 * <p>Times are nanoseconds of any clock that never runs back, and may overflow as those of {@link System#nanoTime} do.
 * Immutable.
 *
 * @param intervalNanos the time from one token to the next
 * @param savedNanos the time whose tokens are kept if nobody takes them: a bucket is full then
 */
record Rate(long intervalNanos, long savedNanos) {

    /** Returns a rate at which the tokens of that time may be taken at once. */
    static Rate perSecond(int tokens, Duration saved) {
        long interval = Math.max(1, TimeUnit.SECONDS.toNanos(1) / tokens);
        return new Rate(interval, Math.max(interval, saved.toNanos()));
    }

    /** Returns the state of a full bucket. */
    long full(long now) {
        return now - savedNanos;
    }

    /** Returns whether there is a token. */
    boolean hasToken(long state, long now) {
        return now - state >= intervalNanos;
    }

    /** Returns the state after a token was taken. */
    long take(long state, long now) {
        long full = full(now);
        return (state - full < 0 ? full : state) + intervalNanos;
    }
}
