package io.github.socketiojakarta.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the sessions of clients that are gone, so that any server can give them back. For a medium that also keeps messages for
 * a while, and gives each a place. Thread-safe; no method may block.
 */
public interface SessionStore {

    /**
     * Keeps a session. Called when a connection has broken, and for every client when the server shuts down.
     *
     * @param timeToLive how long
     */
    CompletionStage<@Nullable Void> persist(StoredSession session, Duration timeToLive);

    /**
     * Takes a session out, so that nobody else can have it, and what its client has missed.
     *
     * @param namespace the namespace that the client wants to join
     * @param privateId the secret of the session
     * @param offset the place of the last message that the client has received
     * @return the session, unless there is none of this namespace, or what came after the offset is not known any more; then it
     *     is used up all the same
     */
    CompletionStage<Optional<RestoredSession>> restore(String namespace, String privateId, String offset);
}
