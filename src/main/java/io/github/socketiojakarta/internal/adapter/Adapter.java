package io.github.socketiojakarta.internal.adapter;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.BroadcastAcks;
import io.github.socketiojakarta.BroadcastOperator;
import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.RemoteSocket;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rooms of one namespace and carries broadcasts to its sockets. Applications do not implement it: whoever connects
 * servers through a broker implements {@link io.github.socketiojakarta.cluster.ClusterMedium}.
 *
 * <p>The one for a cluster keeps the rooms of its own sockets in {@link AdapterContext#inMemory()} and delivers there what
 * other servers publish. Thread-safe; no method may call the application while it holds a lock.
 */
public interface Adapter {

    /** Adds a socket to rooms. */
    void addAll(String socketId, Collection<String> rooms);

    /** Takes a socket out of a room. */
    void del(String socketId, String room);

    /** Takes a socket out of all its rooms. */
    void delAll(String socketId);

    /** Returns the rooms of a socket of this server: a snapshot. */
    Set<String> socketRooms(String socketId);

    /**
     * Returns the ids of the sockets of this server in any of these rooms: a snapshot.
     *
     * @param rooms with none named, the whole namespace is meant
     */
    Set<String> sockets(Set<String> rooms);

    /** Returns the names of the rooms in which this server has sockets: a snapshot. */
    Set<String> rooms();

    /** Sends an event to the chosen sockets. */
    void broadcast(BroadcastEvent event, BroadcastOptions options);

    /** Sends an event to the chosen sockets and collects their answers, see {@link BroadcastOperator#emitWithAck}. */
    CompletionStage<BroadcastAcks> broadcastWithAck(BroadcastEvent event, BroadcastOptions options);

    /** Finds the chosen sockets. */
    CompletionStage<List<RemoteSocket>> fetchSockets(BroadcastOptions options);

    /** Makes the chosen sockets join rooms. */
    void addSockets(BroadcastOptions options, Collection<String> rooms);

    /** Makes the chosen sockets leave rooms. */
    void delSockets(BroadcastOptions options, Collection<String> rooms);

    /** Disconnects the chosen sockets from the namespace, or closes their connections. */
    void disconnectSockets(BroadcastOptions options, DisconnectScope scope);

    /** Sends an event to the other servers of the cluster, see {@link Namespace#serverSideEmit}. */
    void serverSideEmit(BroadcastEvent event);

    /** Sends an event to the other servers and collects their answers, see {@link Namespace#serverSideEmitWithAck}. */
    CompletionStage<List<Args>> serverSideEmitWithAck(BroadcastEvent event, EmitFlags flags);

    /** Returns how many servers share the namespace, this one too. Fails if the medium of the cluster cannot tell. */
    CompletionStage<Integer> serverCount();

    /**
     * Lets go of everything; called when the server closes, or the namespace goes.
     *
     * @return completed when nothing is left
     */
    CompletionStage<@Nullable Void> close();
}
