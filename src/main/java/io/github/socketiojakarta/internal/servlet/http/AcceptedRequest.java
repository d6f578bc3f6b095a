package io.github.socketiojakarta.internal.servlet.http;

import io.github.socketiojakarta.internal.engine.CurrentRequest;
import io.github.socketiojakarta.internal.engine.admission.RequestKind;
import io.github.socketiojakarta.internal.engine.admission.Verdict;
import io.github.socketiojakarta.internal.engine.session.ServerSession;

/**
 * A request that the engine has not refused.
 *
 * @param request the request; if it outlives the call of the container, what is kept of it
 * @param kind whether it asks for a WebSocket
 * @param verdict what the engine said: it belongs to a session, or may open one
 */
public record AcceptedRequest(CurrentRequest request, RequestKind kind, Verdict verdict) {

    /** Returns the same for later, when the container has taken the request back. */
    public AcceptedRequest kept() {
        return new AcceptedRequest(request.kept(), kind, verdict);
    }

    /** Returns the same with what the engine says in the end. */
    public AcceptedRequest decided(Verdict late) {
        return new AcceptedRequest(request, kind, late);
    }

    /** Returns whether it may open a session. */
    public boolean opensSession() {
        return verdict instanceof Verdict.Handshake;
    }

    /** Returns the id of the session that it may open. */
    public String newSessionId() {
        return ((Verdict.Handshake) verdict).sessionId();
    }

    /** Returns the session to which it belongs. */
    public ServerSession session() {
        return ((Verdict.Known) verdict).session();
    }
}
