package io.github.socketiojakarta.internal.servlet.undertow;

import io.github.socketiojakarta.internal.servlet.container.ReadingControl;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * Stops and starts the reading of a WebSocket on Undertow, that is on WildFly. While a listener runs on a worker, Undertow
 * goes on to read messages into memory of its own, without bound; JSR 356 has no way to make it stop, but its own channel
 * has. Without the methods that are looked for, nothing is stopped.
 *
 * <p>To stop or to go on, Undertow's I/O thread has to wake up, which costs more than most messages. So it reads on until
 * the listeners of the client have worked for {@link #MOMENT} without a break; what it reads by then, and until {@link
 * BusyReadings} looks, is little. Then nothing is read until they are through with all of that.
 *
 * <pre>
 *   IDLE    --a message comes----------&gt; RUNNING --it is through--&gt; IDLE
 *   RUNNING --no break for a moment----&gt; STOPPED --it is through--&gt; WAITING
 *   WAITING --the next one comes-------&gt; STOPPED
 *   WAITING --a break------------------&gt; IDLE
 * </pre>
 *
 * <p>Several may want the reading to stop at once; it goes on when none does. Thread-safe without locks: whoever changes the
 * number while another tells Undertow makes that one look again. Messages come one at a time.
 */
final class UndertowReading implements ReadingControl, BusyReadings.Reading {

    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(5);

    /** What is not longer does not count as a break: the message had been waiting. */
    private static final long BREAK = TimeUnit.MICROSECONDS.toNanos(20);

    /** Instead of three objects for each WebSocket. */
    private static final AtomicIntegerFieldUpdater<UndertowReading> HOLDERS =
            AtomicIntegerFieldUpdater.newUpdater(UndertowReading.class, "holders");

    private static final AtomicIntegerFieldUpdater<UndertowReading> CHANGES =
            AtomicIntegerFieldUpdater.newUpdater(UndertowReading.class, "changes");

    private static final AtomicReferenceFieldUpdater<UndertowReading, Run> RUN =
            AtomicReferenceFieldUpdater.newUpdater(UndertowReading.class, Run.class, "run");

    private enum Run {
        IDLE,
        RUNNING,
        STOPPED,
        WAITING;

        Run begun() {
            return this == WAITING ? STOPPED : RUNNING;
        }

        Run ended() {
            return this == STOPPED ? WAITING : IDLE;
        }
    }

    private final Object channel;
    private final ReadingMethods methods;
    private final BusyReadings busy;
    private volatile int holders;
    private volatile int changes;
    private volatile Run run = Run.IDLE;
    private volatile long busySince = System.nanoTime();
    private volatile long ended = busySince;

    UndertowReading(Object channel, ReadingMethods methods, BusyReadings busy) {
        this.channel = channel;
        this.methods = methods;
        this.busy = busy;
    }

    /**
     * There is nothing to stop on the thread that
     * would read them, which is where Undertow calls endpoints unless it is told to let workers do it, as WildFly does.
     */
    @Override
    public void during(Runnable code) {
        if (methods.reader().isInstance(Thread.currentThread())) {
            code.run();
            return;
        }
        begin(System.nanoTime());
        try {
            code.run();
        } finally {
            end();
        }
    }

    private void begin(long now) {
        if (now - ended > BREAK) {
            busySince = now;
        }
        if (RUN.updateAndGet(this, Run::begun) == Run.RUNNING) {
            busy.add(this);
        }
    }

    private void end() {
        ended = System.nanoTime();
        if (RUN.updateAndGet(this, Run::ended) == Run.IDLE) {
            busy.remove(this);
        }
    }

    @Override
    public boolean decide(long now) {
        if (now - busySince > MOMENT && RUN.compareAndSet(this, Run.RUNNING, Run.STOPPED)) {
            pause();
        } else if (now - ended > BREAK && run == Run.WAITING) {
            goOn();
        }
        return run == Run.STOPPED || run == Run.WAITING;
    }

    /** Removes itself first, because the next message may add it again. */
    private void goOn() {
        busy.remove(this);
        if (RUN.compareAndSet(this, Run.WAITING, Run.IDLE)) {
            resume();
        } else {
            busy.add(this);
        }
    }

    @Override
    public void pause() {
        HOLDERS.incrementAndGet(this);
        tell();
    }

    @Override
    public void resume() {
        HOLDERS.decrementAndGet(this);
        tell();
    }

    private void tell() {
        if (CHANGES.getAndIncrement(this) > 0) {
            return;
        }
        int seen;
        do {
            seen = changes;
            ReadingMethods.call(holders > 0 ? methods.suspend() : methods.resume(), channel);
        } while (!CHANGES.compareAndSet(this, seen, 0));
    }
}
