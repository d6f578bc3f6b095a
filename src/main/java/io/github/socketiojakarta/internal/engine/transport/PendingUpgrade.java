package io.github.socketiojakarta.internal.engine.transport;

import io.github.socketiojakarta.internal.engine.EngineServer;
import io.github.socketiojakarta.internal.engine.FrameChannel;
import io.github.socketiojakarta.internal.engine.FrameReceiver;
import io.github.socketiojakarta.internal.engine.Verdict;

/**
 * A WebSocket handshake that has been accepted, on its way from the servlet to the endpoint.
 *
 * @param engine the engine
 * @param request the handshake request
 */
record PendingUpgrade(EngineServer engine, AcceptedRequest request) {

    FrameReceiver open(FrameChannel channel) {
        return request.verdict() instanceof Verdict.Known known
                ? engine.upgrade(known.session(), channel)
                : engine.openWebSocket(request.newSessionId(), request.request().kept(), channel);
    }
}
