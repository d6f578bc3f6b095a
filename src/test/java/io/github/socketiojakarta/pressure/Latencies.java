package io.github.socketiojakarta.pressure;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** How long messages took, in memory that does not grow: one counter for each tenth of a millisecond. Thread-safe. */
final class Latencies {

    private static final long STEP_NANOS = 100_000;
    private static final int STEPS = 600_000;

    private final AtomicLongArray counts = new AtomicLongArray(STEPS);
    private final AtomicLong total = new AtomicLong();

    void record(long nanos) {
        counts.incrementAndGet((int) Math.min(STEPS - 1, Math.max(0, nanos) / STEP_NANOS));
        total.incrementAndGet();
    }

    long total() {
        return total.get();
    }

    /** Returns the time within which so many of a hundred messages came. */
    Duration percentile(double percent) {
        long wanted = (long) Math.ceil(total() * percent / 100);
        long seen = 0;
        for (int step = 0; step < STEPS; step++) {
            seen += counts.get(step);
            if (seen >= wanted) {
                return Duration.ofNanos((step + 1) * STEP_NANOS);
            }
        }
        return Duration.ofNanos(STEPS * STEP_NANOS);
    }

    @Override
    public String toString() {
        return "%,d messages, p50 %.1f ms, p99 %.1f ms, all within %.1f ms"
                .formatted(total(), millis(50), millis(99), millis(100));
    }

    private double millis(double percent) {
        return percentile(percent).toNanos() / 1e6;
    }
}
