package io.github.socketiojakarta.internal.engine.transport;

import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.engine.EngineServer;
import io.github.socketiojakarta.internal.engine.FrameChannel;
import io.github.socketiojakarta.internal.engine.FrameReceiver;
import io.github.socketiojakarta.internal.engine.ServerSession;
import java.util.Optional;

/**
 * A WebSocket handshake that has been accepted, on its way from the servlet to the endpoint.
 *
 * @param engine the engine
 * @param request the handshake request
 * @param session the session to upgrade; if there is none, a new one is opened
 */
record PendingUpgrade(EngineServer engine, EngineRequest request, Optional<ServerSession> session) {

    FrameReceiver open(FrameChannel channel) {
        return session.map(known -> engine.upgrade(known, channel))
                .orElseGet(() -> engine.openWebSocket(request, channel));
    }
}
