package io.github.socketiojakarta.internal.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lets two things happen at the same time, again and again, each of them on a thread of its own that does nothing but wait
 * for that: whoever starts threads, or wakes them, comes too late to meet anybody.
 */
public final class Duel implements AutoCloseable {

    private static final int SPINS = 1_000;

    /** Two threads that have less than two processors seldom meet, and each round costs them a time slice. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int LEAST_PART = 50;

    private final AtomicReference<@Nullable Runnable> next = new AtomicReference<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Thread other = new Thread(this::loop, "duel");
    private final long begun = System.nanoTime();
    private volatile boolean over;

    public Duel() {
        other.setDaemon(true);
        other.start();
    }

    private void loop() {
        while (!over) {
            Runnable action = next.get();
            if (action == null) {
                Thread.onSpinWait();
                continue;
            }
            try {
                action.run();
            } catch (Throwable e) {
                failure.set(e);
            }
            next.set(null);
        }
    }

    /** Returns whether there is to be another round: up to so many, and a part of them however long that takes. */
    public boolean goesOn(int round, int most) {
        return round < most && (round < most / LEAST_PART || System.nanoTime() - begun < PATIENCE.toNanos());
    }

    /** Does one thing on this thread and one on the other; returns when both are done. */
    public void run(Runnable mine, Runnable theirs) {
        next.set(theirs);
        mine.run();
        for (int spins = 0; next.get() != null; spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        Throwable thrown = failure.get();
        if (thrown != null) {
            throw new AssertionError(thrown);
        }
    }

    /** Lets some nanoseconds pass. */
    public static void pause(int spins) {
        for (int i = 0; i < spins; i++) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        over = true;
    }
}
