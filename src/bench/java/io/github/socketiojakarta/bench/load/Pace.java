package io.github.socketiojakarta.bench.load;

import java.util.function.LongConsumer;

/** Starts operations at fixed times, whether or not those before are done. */
final class Pace {

    private final LongConsumer start;
    private long interval; // 0: no pace
    private long next;

    /** Takes what starts an operation, given when it should have started. */
    Pace(LongConsumer start) {
        this.start = start;
    }

    void set(double perSecond) {
        interval = (long) (1e9 / perSecond);
        next = System.nanoTime();
    }

    void stop() {
        interval = 0;
    }

    boolean isOn() {
        return interval > 0;
    }

    void tick() {
        if (interval == 0) {
            return;
        }
        long now = System.nanoTime();
        while (interval > 0 && next <= now) {
            // the generator's own clock is no finer than a millisecond, which is not the server's fault
            start.accept(Math.max(next, now - 1_000_000));
            next += interval;
        }
    }
}
