package io.github.socketiojakarta.cluster;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Sends the messages of one namespace of one server; implemented by the medium. Thread-safe; no method may block, or
 * call the {@link ClusterMember} before it returns.
 *
 * <p>A medium bounds what waits to be sent; what does not fit fails. It connects again by itself after a loss, and tells {@link
 * ClusterMember#failed} meanwhile. Messages of one server arrive in the order in which they were published.
 *
 * <p>Implemented by applications: methods are added with a default only.
 */
public interface ClusterChannel {

    /**
     * Returns when messages of the others arrive here, and ours there: clients are let in then. If it fails, or takes long, they
     * are let in all the same, and reach those of this server only for the time being.
     *
     * @return completed before the first message arrives, with the place after which they do if the medium keeps messages
     */
    CompletionStage<Optional<String>> ready();

    /**
     * Sends a message to all other servers.
     *
     * @param turn to be completed when the medium has it, with its place if the medium keeps messages (see {@link
     *     SessionStore}): then at its turn among the messages that arrive, on the thread that delivers them, and before the next
     *     one, so that all servers deliver in one order. To be failed if others will not get it
     */
    void publish(ClusterMessage message, CompletableFuture<Optional<String>> turn);

    /**
     * Sends a response to one server only; it does no harm if others get it too.
     *
     * @param serverId who has asked
     */
    CompletionStage<@Nullable Void> respond(String serverId, ClusterMessage.Response response);

    /**
     * Returns which servers have joined the namespace now, this one too; asked for if {@link ClusterTransport#counting} is
     * {@code BY_MEDIUM}.
     */
    default CompletionStage<ClusterServers> servers() {
        return CompletableFuture.failedStage(new UnsupportedOperationException("this medium does not count servers"));
    }

    /** Called when the first socket of this server has joined a room: a medium may listen for messages of that room only now. */
    default void roomCreated(String room) {}

    /** Called when the last socket of this server has left a room. The calls about one room come in the order of the changes. */
    default void roomDeleted(String room) {}

    /** Leaves the namespace; nothing arrives any more. */
    CompletionStage<@Nullable Void> close();
}
