package io.github.socketiojakarta.internal.engine.transport;

import io.github.socketiojakarta.internal.engine.EngineThreads;
import jakarta.websocket.Session;
import java.util.Optional;

/** What the WebSockets of one server know about their container. Thread-safe. */
final class ContainerQuirks {

    private static final String JETTY = "org.eclipse.jetty.";

    private final UndertowReading.Finder reading;
    private final UndertowHandshake handshake = new UndertowHandshake();

    ContainerQuirks(EngineThreads threads) {
        this.reading = new UndertowReading.Finder(threads);
    }

    /** Returns what it takes to stop reading, where the container does not do it by itself. */
    Optional<UndertowReading> reading(Session session) {
        return reading.of(session);
    }

    /**
     * Returns whether a limit of silence that is set counts that before as well: Jetty (12) breaks off, with the code 1001, a
     * client that has been quiet for so long already.
     */
    boolean countsSilenceBefore(Session session) {
        return isOfJetty(session);
    }

    private static boolean isOfJetty(Session session) {
        return session.getClass().getName().startsWith(JETTY);
    }

    /**
     * Lets go of a handshake whose WebSocket is open, where the container does not do it by itself: Jetty (12) keeps the
     * request for the user's name, which it has copied, and with it the whole HTTP connection, 5 KB.
     */
    void forget(UpgradeRequest request, Session session) {
        if (isOfJetty(session)) {
            request.forget();
        } else {
            handshake.forget(request);
        }
    }
}
