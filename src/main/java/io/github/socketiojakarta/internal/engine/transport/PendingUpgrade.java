package io.github.socketiojakarta.internal.engine.transport;

import io.github.socketiojakarta.internal.engine.EngineServer;
import io.github.socketiojakarta.internal.engine.FrameChannel;
import io.github.socketiojakarta.internal.engine.FrameReceiver;
import io.github.socketiojakarta.internal.engine.Verdict;
import jakarta.websocket.Session;

/**
 * A WebSocket handshake that has been accepted, on its way from the servlet to the endpoint.
 *
 * @param engine the engine
 * @param request the handshake request
 * @param seen the same as the container sees it
 * @param undertow finds what it takes to stop reading on Undertow
 */
record PendingUpgrade(
        EngineServer engine, AcceptedRequest request, UpgradeRequest seen, UndertowReading.Finder undertow) {

    private static final String JETTY = "org.eclipse.jetty.";

    FrameReceiver open(FrameChannel channel) {
        return request.verdict() instanceof Verdict.Known known
                ? engine.upgrade(known.session(), channel)
                : engine.openWebSocket(request.newSessionId(), request.request().kept(), channel);
    }

    /**
     * Lets go of the container's request, now that its WebSocket is open: Jetty (12) keeps it for the user's name, which it
     * has copied, and with it the whole HTTP connection, of 5 KB.
     */
    void opened(Session session) {
        if (session.getClass().getName().startsWith(JETTY)) {
            seen.forget();
        }
    }
}
