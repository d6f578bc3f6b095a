package io.github.socketiojakarta.internal.engine.transport;

import jakarta.websocket.Session;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

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

    private final Object channel;
    private final Method suspend;
    private final Method resume;
    private final AtomicInteger holders = new AtomicInteger();
    private final AtomicInteger changes = new AtomicInteger();

    private UndertowReading(Object channel) throws ReflectiveOperationException {
        this.channel = channel;
        this.suspend = channel.getClass().getMethod("suspendReceives");
        this.resume = channel.getClass().getMethod("resumeReceives");
    }

    static Optional<UndertowReading> of(Session session) {
        if (!session.getClass().getName().equals(SESSION)) {
            return Optional.empty();
        }
        try {
            Object channel = session.getClass().getMethod("getWebSocketChannel").invoke(session);
            return Optional.of(new UndertowReading(channel));
        } catch (ReflectiveOperationException | RuntimeException e) { // another version of it
            LOG.log(System.Logger.Level.DEBUG, "Undertow cannot be made to stop reading", e);
            return Optional.empty();
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
        holders.incrementAndGet();
        tell();
    }

    void resume() {
        holders.decrementAndGet();
        tell();
    }

    private void tell() {
        if (changes.getAndIncrement() > 0) {
            return;
        }
        int seen;
        do {
            seen = changes.get();
            call(holders.get() > 0 ? suspend : resume);
        } while (!changes.compareAndSet(seen, 0));
    }

    private void call(Method method) {
        try {
            method.invoke(channel);
        } catch (ReflectiveOperationException | RuntimeException e) { // the connection breaks; that is told elsewhere
            LOG.log(System.Logger.Level.DEBUG, "Undertow did not do it", e);
        }
    }
}
