package io.github.socketiojakarta.bench.load;

/** Counts durations in classes that are at most 1 % wide. */
public final class Histogram {

    private static final double GROWTH = Math.log(1.01);
    private final long[] counts = new long[2_000];
    private long total;

    void record(long nanos) {
        int index = (int) (Math.log(Math.max(nanos, 1_000) / 1_000.0) / GROWTH);
        counts[Math.min(index, counts.length - 1)]++;
        total++;
    }

    /** Counts all that another has counted, too. */
    public void add(Histogram other) {
        for (int index = 0; index < counts.length; index++) {
            counts[index] += other.counts[index];
        }
        total += other.total;
    }

    /** Returns how many durations there are. */
    public long total() {
        return total;
    }

    /** Returns the duration that this share of all does not exceed, in microseconds. */
    public double micros(double share) {
        long wanted = (long) Math.ceil(total * share);
        long seen = 0;
        for (int index = 0; index < counts.length; index++) {
            seen += counts[index];
            if (seen >= wanted && seen > 0) {
                return Math.exp((index + 1) * GROWTH);
            }
        }
        return Double.NaN;
    }
}
