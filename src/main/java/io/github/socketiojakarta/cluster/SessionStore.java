package io.github.socketiojakarta.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the sessions of clients that are gone, so that any server can give them back. For a medium that also keeps messages for
 * a while, and gives each a place, the same for all servers: broadcasts that ask for no answer, and messages that let sockets
 * join, leave or go. Thread-safe; no method may block.
 *
 * <p>It keeps and reads; what a client has missed, and who may have a session, the library decides.
 *
 * <p>Implemented by applications: methods are added with a default only.
 */
public interface SessionStore {

    /**
     * Keeps a session. Called when a connection has broken, and for every client when the server shuts down.
     *
     * @param timeToLive how long
     */
    CompletionStage<@Nullable Void> persist(StoredSession session, Duration timeToLive);

    /**
     * Takes a session out, so that nobody else can have it.
     *
     * @param namespace the namespace that the client wants to join
     * @param privateId what the client says the secret of the session is: up to 100 characters, any of them
     * @return the session, unless there is none of this namespace
     */
    CompletionStage<Optional<StoredSession>> take(String namespace, String privateId);

    /**
     * Reads what the medium has kept since a place, in its order.
     *
     * @param namespace the namespace whose messages are read
     * @param place the place after which to begin: one of a {@link StoredSession}, or whatever a client says
     * @param reader gets one message after the other with its place, those of all servers, and never two at once; returns
     *     whether to go on. It does not block
     * @return whether the place is known and everything since then is kept; if not, the reader may get nothing
     */
    CompletionStage<Boolean> read(String namespace, String place, BiPredicate<String, ClusterMessage> reader);

    /** Returns whether a place of this medium comes after another one. */
    boolean isAfter(String place, String other);
}
