package io.github.socketiojakarta.internal.engine.transport;

import jakarta.websocket.Session;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * Stops and starts the reading of a WebSocket on Undertow, that is on WildFly. While a listener runs, Undertow goes on to
 * read messages into memory of its own, without bound, whether its thread is blocked or not; JSR 356 has no way to make it
 * stop, but its own channel has. Without the methods that are looked for, nothing is stopped.
 *
 * <p>Several may want it to stop at once; it goes on when none does. Thread-safe without locks: whoever changes the number
 * while another tells Undertow makes that one look again.
 */
final class UndertowReading {

    private static final System.Logger LOG = System.getLogger(UndertowReading.class.getName());
    private static final String SESSION = "io.undertow.websockets.jsr.UndertowSession";

    /** Instead of two objects for each WebSocket. */
    private static final AtomicIntegerFieldUpdater<UndertowReading> HOLDERS =
            AtomicIntegerFieldUpdater.newUpdater(UndertowReading.class, "holders");

    private static final AtomicIntegerFieldUpdater<UndertowReading> CHANGES =
            AtomicIntegerFieldUpdater.newUpdater(UndertowReading.class, "changes");

    private final Object channel;
    private final Methods methods;
    private volatile int holders;
    private volatile int changes;

    private UndertowReading(Object channel, Methods methods) {
        this.channel = channel;
        this.methods = methods;
    }

    /**
     * The methods of Undertow's channels. Whoever looks one up gets a copy of 120 bytes, so they are looked up once for all
     * WebSockets of a server. Immutable.
     */
    private record Methods(Method channel, Method suspend, Method resume) {

        static Methods of(Session session) throws ReflectiveOperationException {
            Method channel = session.getClass().getMethod("getWebSocketChannel");
            Class<?> type = channel.getReturnType();
            return new Methods(channel, type.getMethod("suspendReceives"), type.getMethod("resumeReceives"));
        }
    }

    /** Finds the way to stop reading for the WebSockets of one server. Thread-safe. */
    static final class Finder {

        private volatile @Nullable Methods methods;

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
                return Optional.of(new UndertowReading(known.channel.invoke(session), known));
            } catch (ReflectiveOperationException | RuntimeException e) { // another version of it
                LOG.log(System.Logger.Level.DEBUG, "Undertow cannot be made to stop reading", e);
                return Optional.empty();
            }
        }
    }

    /** Runs what handles a message while no other is read. */
    void during(Runnable code) {
        pause();
        try {
            code.run();
        } finally {
            resume();
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
