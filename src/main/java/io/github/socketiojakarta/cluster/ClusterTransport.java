package io.github.socketiojakarta.cluster;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one server to a medium. Thread-safe.
 *
 * <p>Implemented by applications: methods are added with a default only.
 */
public interface ClusterTransport {

    /** Who knows how many servers there are. */
    enum Counting {
        /** The library, since every server sends heartbeats. */
        BY_HEARTBEAT,
        /** The medium, see {@link ClusterChannel#servers}; no heartbeats are sent. */
        BY_MEDIUM
    }

    /** Returns who counts the servers; always the same. */
    Counting counting();

    /** Joins a namespace of this server, which has just been made; must not block. */
    ClusterChannel join(ClusterMember member);

    /** Returns where sessions are kept for all servers; without it, clients are recovered by the server they were at only. */
    default Optional<SessionStore> sessions() {
        return Optional.empty();
    }

    /**
     * Lets go of everything: connections, threads, timers. Called once, when all channels are closed.
     *
     * @return completed when nothing is left
     */
    CompletionStage<@Nullable Void> close();
}
