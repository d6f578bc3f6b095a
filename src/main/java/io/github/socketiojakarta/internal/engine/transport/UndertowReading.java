package io.github.socketiojakarta.internal.engine.transport;

import io.github.socketiojakarta.internal.engine.EngineThreads;
import jakarta.websocket.Session;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * Stops and starts the reading of a WebSocket on Undertow, that is on WildFly. While a listener runs on a worker, Undertow
 * goes on to read messages into memory of its own, without bound; JSR 356 has no way to make it stop, but its own channel
 * has. Without the methods that are looked for, nothing is stopped.
 *
 * <p>To stop or to go on, Undertow's I/O thread has to wake up, which costs more than most messages. So it reads on until
 * the listeners of the client have worked for {@link #MOMENT} without a break; what it reads by then, and until {@link
 * LongRuns} looks, is little. Then nothing is read until they are through with all of that.
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
final class UndertowReading {

    private static final System.Logger LOG = System.getLogger(UndertowReading.class.getName());
    private static final String SESSION = "io.undertow.websockets.jsr.UndertowSession";

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
    private final Methods methods;
    private final LongRuns longRuns;
    private volatile int holders;
    private volatile int changes;
    private volatile Run run = Run.IDLE;
    private volatile long busySince = System.nanoTime();
    private volatile long ended = busySince;

    private UndertowReading(Object channel, Methods methods, LongRuns longRuns) {
        this.channel = channel;
        this.methods = methods;
        this.longRuns = longRuns;
    }

    /**
     * The methods of Undertow's channels, and the class of the threads that read them. Whoever looks one up gets a copy of 120
     * bytes, so they are looked up once for all WebSockets of a server. Immutable.
     */
    private record Methods(Method channel, Method suspend, Method resume, Class<?> reader) {

        static Methods of(Session session) throws ReflectiveOperationException {
            Method channel = session.getClass().getMethod("getWebSocketChannel");
            Class<?> type = channel.getReturnType();
            return new Methods(
                    channel,
                    type.getMethod("suspendReceives"),
                    type.getMethod("resumeReceives"),
                    type.getMethod("getIoThread").getReturnType());
        }
    }

    /** Finds the way to stop reading for the WebSockets of one server. Thread-safe. */
    static final class Finder {

        private final LongRuns longRuns;
        private volatile @Nullable Methods methods;

        Finder(EngineThreads threads) {
            this.longRuns = new LongRuns(threads);
        }

        Optional<UndertowReading> of(Session session) {
            if (!session.getClass().getName().equals(SESSION)) {
                return Optional.empty();
            }
            try {
                Methods known = methods;
                if (known == null) {
                    known = Methods.of(session);
                    methods = known;
                }
                return Optional.of(new UndertowReading(known.channel.invoke(session), known, longRuns));
            } catch (ReflectiveOperationException | RuntimeException e) { // another version of it
                LOG.log(System.Logger.Level.DEBUG, "Undertow cannot be made to stop reading", e);
                return Optional.empty();
            }
        }
    }

    /**
     * Runs what handles a message, and lets no others be read for long meanwhile. There is nothing to stop on the thread that
     * would read them, which is where Undertow calls endpoints unless it is told to let workers do it, as WildFly does.
     */
    void during(Runnable code) {
        if (methods.reader.isInstance(Thread.currentThread())) {
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
            longRuns.add(this);
        }
    }

    private void end() {
        ended = System.nanoTime();
        if (RUN.updateAndGet(this, Run::ended) == Run.IDLE) {
            longRuns.remove(this);
        }
    }

    /** Stops the reading, or goes on with it, if it is time for that; returns whether it is stopped. */
    boolean decide(long now) {
        if (now - busySince > MOMENT && RUN.compareAndSet(this, Run.RUNNING, Run.STOPPED)) {
            pause();
        } else if (now - ended > BREAK && run == Run.WAITING) {
            goOn();
        }
        return run == Run.STOPPED || run == Run.WAITING;
    }

    /** Removes itself first, because the next message may add it again. */
    private void goOn() {
        longRuns.remove(this);
        if (RUN.compareAndSet(this, Run.WAITING, Run.IDLE)) {
            resume();
        } else {
            longRuns.add(this);
        }
    }

    void pause() {
        HOLDERS.incrementAndGet(this);
        tell();
    }

    void resume() {
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
            call(holders > 0 ? methods.suspend : methods.resume);
        } while (!CHANGES.compareAndSet(this, seen, 0));
    }

    private void call(Method method) {
        try {
            method.invoke(channel);
        } catch (ReflectiveOperationException | RuntimeException e) { // the connection breaks; that is told elsewhere
            LOG.log(System.Logger.Level.DEBUG, "Undertow did not do it", e);
        }
    }
}
