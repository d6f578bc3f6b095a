package io.github.socketiojakarta.internal.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What the engine asks the layer above: whether an origin or a request is allowed, the id of a session, headers,
 * limits. Implementations are thread-safe and quick.
 */
public interface EngineHooks {

    /** Whether a response is the first of a session. */
    enum Response {
        /** The first. */
        INITIAL,
        /** A later one. */
        LATER
    }

    /**
     * Returns the message with which to refuse a session before it exists, or nothing to let the request pass. Completed
     * within some seconds, and never fails; what follows may run code of the application where it is completed.
     */
    CompletableFuture<Optional<String>> refusal(EngineRequest request);

    /** Returns whether a page of this origin, which is not the server's own, may use the server. */
    boolean allowsOrigin(String origin);

    /** Returns an id for the session that the request opens, or nothing for a random one. */
    Optional<String> sessionId(EngineRequest request);

    /** Returns further headers of a response that is no error. */
    Map<String, String> headers(CurrentRequest request, Response response);

    /** Called when a request has been refused. */
    void refused(EngineRequest request, EngineError error, String message, RefusalCause cause);

    /** Called when a client has exceeded a limit. */
    void exceeded(EngineLimit limit);
}
