package io.github.socketiojakarta.internal.servlet.undertow;

import io.github.socketiojakarta.internal.engine.EngineThreads;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The WebSockets of a server on Undertow whose listeners run or which are not read, and the task that decides about their
 * reading. There is one task, and only while there is something to look at. A timer for each WebSocket instead would have to
 * be set again for each message, or every few milliseconds while messages come: thousands of tasks in a second instead of
 * two hundred.
 *
 * <p>Thread-safe without locks: whoever comes adds itself before it looks whether there is a task, and the task looks
 * whether somebody is there after it has said that there is none.
 */
final class BusyReadings {

    /** The reading of one WebSocket. */
    interface Reading {

        /** Stops the reading, or goes on with it, if it is time for that; returns whether it is stopped. */
        boolean decide(long now);
    }

    private static final long PERIOD_MILLIS = 5;

    /** While something is not read: it waits for that, and its client too. */
    private static final long SHORT_PERIOD_MILLIS = 1;

    private final EngineThreads threads;
    private final Set<Reading> readings = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    BusyReadings(EngineThreads threads) {
        this.threads = threads;
    }

    void add(Reading reading) {
        readings.add(reading);
        schedule(PERIOD_MILLIS);
    }

    void remove(Reading reading) {
        readings.remove(reading);
    }

    private void schedule(long millis) {
        if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
            var unused =
                    threads.timer().schedule(() -> threads.worker().execute(this::look), millis, TimeUnit.MILLISECONDS);
        }
    }

    /** Whatever goes wrong with one of them: without a task, those that are not read would never be read again. */
    private void look() {
        boolean isStopped = false;
        try {
            long now = System.nanoTime();
            for (Reading reading : readings) {
                isStopped |= reading.decide(now);
            }
        } finally {
            scheduled.set(false);
            if (!readings.isEmpty()) {
                schedule(isStopped ? SHORT_PERIOD_MILLIS : PERIOD_MILLIS);
            }
        }
    }
}
