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
 * @param quirks what is known about the container
 */
record PendingUpgrade(EngineServer engine, AcceptedRequest request, UpgradeRequest seen, ContainerQuirks quirks) {

    FrameReceiver open(FrameChannel channel) {
        return request.verdict() instanceof Verdict.Known known
                ? engine.upgrade(known.session(), channel)
                : engine.openWebSocket(request.newSessionId(), request.request().kept(), channel);
    }

    /** Called when the WebSocket is open. */
    void opened(Session session) {
        quirks.forget(seen, session);
    }
}
