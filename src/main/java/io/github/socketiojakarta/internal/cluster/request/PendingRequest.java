package io.github.socketiojakarta.internal.cluster.request;

import io.github.socketiojakarta.cluster.ClusterMessage;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A question to the other servers, until all have answered or it is too late. Thread-safe. */
public interface PendingRequest {

    /** Says who is expected to answer; called once, before the question is sent. */
    void expect(Expected servers);

    /**
     * Takes a response.
     *
     * @throws IllegalArgumentException if it is no response to such a question
     */
    void response(Optional<String> sender, ClusterMessage.Response response);

    /** Waits no longer for a server that is gone. */
    void gone(String serverId);

    /** Waits no longer for anybody. */
    void expire();

    /** Completed when the question is answered, as far as it will be. */
    CompletableFuture<?> over();
}
