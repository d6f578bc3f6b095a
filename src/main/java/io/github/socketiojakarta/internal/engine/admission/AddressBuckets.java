package io.github.socketiojakarta.internal.engine.admission;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * Limits how often something happens for each address, in memory of a fixed size: a table with an entry for each address
 * could be filled by somebody who has many.
 *
 * <p>Each address shares one bucket in each of several rows with other addresses, chosen by a hash with a secret, and
 * may go on as long as one of them has a token (a count-min sketch of {@linkplain Rate token buckets}). So an address
 * that keeps to the rate is refused only if others have emptied its buckets in all the rows: if 1,000 others do their
 * worst, that happens to one in 80,000. Thread-safe without locks.
 */
final class AddressBuckets {

    private static final int ROWS = 4;
    private static final int ROW_BITS = 14;
    private static final int ROW_SIZE = 1 << ROW_BITS;

    private final Rate rate;
    private final LongSupplier nanoTime;
    private final long start;
    private final long secret;

    /** All zero at first, which is a full bucket because the clock is read relative to {@code start}. */
    private final AtomicLongArray states = new AtomicLongArray(ROWS * ROW_SIZE);

    /**
     * Creates full buckets.
     *
     * @param secret a random number, so that nobody can choose addresses that share the buckets of another
     */
    AddressBuckets(int perSecond, Duration saved, LongSupplier nanoTime, long secret) {
        this.rate = Rate.perSecond(perSecond, saved);
        this.nanoTime = nanoTime;
        this.start = rate.full(nanoTime.getAsLong());
        this.secret = secret | 1;
    }

    /** Takes a token of an address; returns whether there was one. */
    boolean tryTake(String address) {
        long now = nanoTime.getAsLong() - start;
        long hash = hash(address);
        boolean taken = false;
        for (int row = 0; row < ROWS; row++) {
            int column = (int) (hash >>> (row * ROW_BITS)) & (ROW_SIZE - 1);
            taken |= tryTake(row * ROW_SIZE + column, now);
        }
        return taken;
    }

    private boolean tryTake(int bucket, long now) {
        long before = states.get(bucket);
        while (rate.hasToken(before, now)) {
            long witness = states.compareAndExchange(bucket, before, rate.take(before, now));
            if (witness == before) {
                return true;
            }
            before = witness;
        }
        return false;
    }

    private long hash(String address) {
        long hash = secret;
        for (int i = 0; i < address.length(); i++) {
            hash = (hash ^ address.charAt(i)) * secret;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L; // the finalizer of SplitMix64: every bit depends on all
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
