package io.github.socketiojakarta.bench.load;

import java.util.function.LongConsumer;

/** Starts operations at fixed times, whether or not those before are done. */
final class Pace {

    private final LongConsumer start;
    private long interval; // 0: no pace
    private long next;

    /** Takes what starts an operation, given when it starts, or would if it had not to wait for others. */
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
            start.accept(now); // when it is late, that is the generator's fault and not the server's
            next += interval;
        }
    }
}
