package io.github.socketiojakarta.internal.engine.admission;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Limits how often something happens. Thread-safe without locks: one atomic long, see {@link Rate}. */
public final class TokenBucket {

    private final Rate rate;
    private final LongSupplier nanoTime;
    private final AtomicLong state;

    /**
     * Creates a full bucket.
     *
     * @param perSecond how many tokens come in per second
     * @param saved the time whose tokens are kept for later
     * @param nanoTime a clock such as {@link System#nanoTime}
     */
    public TokenBucket(int perSecond, Duration saved, LongSupplier nanoTime) {
        this.rate = Rate.perSecond(perSecond, saved);
        this.nanoTime = nanoTime;
        this.state = new AtomicLong(rate.full(nanoTime.getAsLong()));
    }

    /** Takes a token; returns whether there was one. */
    public boolean tryTake() {
        long now = nanoTime.getAsLong();
        long before = state.get();
        while (rate.hasToken(before, now)) {
            long witness = state.compareAndExchange(before, rate.take(before, now));
            if (witness == before) {
                return true;
            }
            before = witness;
        }
        return false;
    }
}
