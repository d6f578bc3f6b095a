package io.github.socketiojakarta.internal.engine.transport;

import io.github.socketiojakarta.internal.engine.CurrentRequest;
import io.github.socketiojakarta.internal.engine.RequestKind;
import io.github.socketiojakarta.internal.engine.ServerSession;
import io.github.socketiojakarta.internal.engine.Verdict;

/**
 * A request that the engine has not refused.
 *
 * @param request the request; if it outlives the call of the container, what is kept of it
 * @param kind whether it asks for a WebSocket
 * @param verdict what the engine said: it belongs to a session, or may open one
 */
record AcceptedRequest(CurrentRequest request, RequestKind kind, Verdict verdict) {

    /** Returns the same for later, when the container has taken the request back. */
    AcceptedRequest kept() {
        return new AcceptedRequest(request.kept(), kind, verdict);
    }

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
