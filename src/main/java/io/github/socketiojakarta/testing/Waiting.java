package io.github.socketiojakarta.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits, in real time, for what other threads of the application bring about. Thread-safe. */
final class Waiting {

    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(5);

    private final Duration patience;
    private final VirtualTime time;
    private final Supplier<String> trouble;
    private final Object changes = new Object();

    /**
     * Creates it.
     *
     * @param patience how long it waits
     * @param trouble what else has gone wrong, for those who wonder; or an empty text
     */
    Waiting(Duration patience, VirtualTime time, Supplier<String> trouble) {
        this.patience = patience;
        this.time = time;
        this.trouble = trouble;
    }

    /** Says that something has changed, so that those who wait look again. */
    void changed() {
        synchronized (changes) {
            changes.notifyAll();
        }
    }

    /**
     * Waits until something is so.
     *
     * @param missing says what is missing, if it does not come
     * @throws AssertionError if it does not come
     */
    void until(BooleanSupplier condition, Supplier<String> missing) {
        if (!isReached(condition)) {
            throw new AssertionError(missing.get() + "\nWaited " + text(patience)
                    + " of real time. The server's own time stands at " + text(time.passed())
                    + "; only advance() lets it pass." + trouble.get());
        }
    }

    /** Returns whether something has become so in time. */
    @SuppressWarnings("WaitNotInLoop") // it is in one
    boolean isReached(BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            try {
                synchronized (changes) {
                    TimeUnit.NANOSECONDS.timedWait(changes, Math.min(left, LOOK_AGAIN));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private static String text(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
