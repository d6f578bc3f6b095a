package io.github.socketiojakarta.internal.servlet.websocket;

import io.github.socketiojakarta.internal.engine.admission.Verdict;
import io.github.socketiojakarta.internal.engine.door.FrameChannel;
import io.github.socketiojakarta.internal.engine.door.FrameReceiver;
import io.github.socketiojakarta.internal.engine.server.EngineServer;
import io.github.socketiojakarta.internal.servlet.container.Container;
import io.github.socketiojakarta.internal.servlet.container.UpgradeRequest;
import io.github.socketiojakarta.internal.servlet.http.AcceptedRequest;

/**
 * A WebSocket handshake that has been accepted, on its way from the servlet to the endpoint.
 *
 * @param engine the engine
 * @param request the handshake request
 * @param seen the same as the container sees it
 * @param container the container
 */
public record PendingUpgrade(EngineServer engine, AcceptedRequest request, UpgradeRequest seen, Container container) {

    FrameReceiver open(FrameChannel channel) {
        return request.verdict() instanceof Verdict.Known known
                ? engine.upgrade(known.session(), channel)
                : engine.openWebSocket(request.newSessionId(), request.request().kept(), channel);
    }

    /** Called when the WebSocket is open. */
    void opened() {
        container.forget(seen);
    }
}
