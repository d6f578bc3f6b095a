package io.github.socketiojakarta.harness;

import io.github.socketiojakarta.harness.Metronome.Latencies;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/**
 * How late this machine wakes a thread that has nothing to do but to be woken. Whoever measures the server meanwhile can
 * tell from it what the server took from what other programs took. For one thread, from {@link #start()} to its end.
 */
public final class Lateness {

    private static final Duration PERIOD = Duration.ofMillis(5);

    private final Thread thread = new Thread(this::run, "lateness");
    private final LongStream.Builder late = LongStream.builder();
    private volatile boolean stopped;

    private Lateness() {
        thread.setDaemon(true);
    }

    /** Begins to measure. */
    public static Lateness start() {
        Lateness lateness = new Lateness();
        lateness.thread.start();
        return lateness;
    }

    private void run() {
        while (!stopped) {
            long due = System.nanoTime() + PERIOD.toNanos();
            for (long left = PERIOD.toNanos(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            late.add(System.nanoTime() - due);
        }
    }

    /** Ends the measurement, and returns what it was. */
    public Latencies stop() throws InterruptedException {
        stopped = true;
        thread.join();
        long[] nanos = late.build().toArray();
        Arrays.sort(nanos);
        return new Latencies(nanos);
    }
}
