package io.github.socketiojakarta.internal.engine.transport;

import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.engine.RequestKind;
import io.github.socketiojakarta.internal.engine.ServerSession;
import io.github.socketiojakarta.internal.engine.Verdict;

/**
 * A request that the engine has not refused.
 *
 * @param snapshot the request
 * @param kind whether it asks for a WebSocket
 * @param verdict what the engine said: it belongs to a session, or may open one
 */
record AcceptedRequest(EngineRequest snapshot, RequestKind kind, Verdict verdict) {

    boolean opensSession() {
        return verdict instanceof Verdict.Handshake;
    }

    String newSessionId() {
        return ((Verdict.Handshake) verdict).sessionId();
    }

    ServerSession session() {
        return ((Verdict.Known) verdict).session();
    }
}
