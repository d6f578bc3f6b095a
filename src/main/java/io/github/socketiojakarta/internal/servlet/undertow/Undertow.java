package io.github.socketiojakarta.internal.servlet.undertow;

import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.servlet.container.Container;
import io.github.socketiojakarta.internal.servlet.container.ReadingControl;
import io.github.socketiojakarta.internal.servlet.container.UpgradeRequest;
import jakarta.websocket.Session;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Undertow 2.3, by itself and in WildFly. Thread-safe. */
public final class Undertow implements Container {

    private static final System.Logger LOG = System.getLogger(Undertow.class.getName());
    private static final String SERVLETS = "io.undertow.servlet.";
    private static final String SESSION = "io.undertow.websockets.jsr.UndertowSession";

    private final BusyReadings busy;
    private final HandshakeExchange handshake = new HandshakeExchange();
    private volatile @Nullable ReadingMethods methods;

    /** Creates what one server needs. */
    public Undertow(EngineThreads threads) {
        this.busy = new BusyReadings(threads);
    }

    /** Returns whether a servlet context of this class is one of Undertow. */
    public static boolean isMakerOf(Class<?> servletContext) {
        return servletContext.getName().startsWith(SERVLETS);
    }

    /** While a listener runs, Undertow reads on, into memory of its own; without the methods for it, nothing is stopped. */
    @Override
    public Optional<ReadingControl> reading(Session session) {
        if (!session.getClass().getName().equals(SESSION)) {
            return Optional.empty();
        }
        try {
            ReadingMethods known = methods;
            if (known == null) {
                known = ReadingMethods.of(session);
                methods = known;
            }
            return Optional.of(new UndertowReading(known.channel().invoke(session), known, busy));
        } catch (ReflectiveOperationException | RuntimeException e) { // another version of it
            LOG.log(System.Logger.Level.DEBUG, "Undertow cannot be made to stop reading", e);
            return Optional.empty();
        }
    }

    /** Undertow keeps the exchange of the handshake as long as the WebSocket is open, 2 KB. */
    @Override
    public void forget(UpgradeRequest request) {
        handshake.forget(request);
    }
}
