package io.github.socketiojakarta.internal.engine.transport;

import io.github.socketiojakarta.internal.engine.EngineServer;
import io.github.socketiojakarta.internal.engine.FrameChannel;
import io.github.socketiojakarta.internal.engine.FrameReceiver;
import io.github.socketiojakarta.internal.engine.Verdict;
import java.util.Map;

/**
 * A WebSocket handshake that has been accepted, on its way from the servlet to the endpoint.
 *
 * @param engine the engine
 * @param request the handshake request
 * @param headers further headers of the answer
 */
record PendingUpgrade(EngineServer engine, AcceptedRequest request, Map<String, String> headers) {

    FrameReceiver open(FrameChannel channel) {
        return request.verdict() instanceof Verdict.Known known
                ? engine.upgrade(known.session(), channel)
                : engine.openWebSocket(request.newSessionId(), request.snapshot(), channel);
    }
}
