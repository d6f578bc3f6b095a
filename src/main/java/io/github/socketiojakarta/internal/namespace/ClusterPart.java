package io.github.socketiojakarta.internal.namespace;

import io.github.socketiojakarta.cluster.ClusterMessage;
import io.github.socketiojakarta.cluster.ClusterTarget;
import io.github.socketiojakarta.cluster.ClusterThreads;
import io.github.socketiojakarta.cluster.ClusterTransport;
import io.github.socketiojakarta.cluster.EncodedJson;
import io.github.socketiojakarta.internal.adapter.AdapterContext;
import io.github.socketiojakarta.internal.adapter.EmitFlags;
import io.github.socketiojakarta.internal.cluster.ClusterAdapter;
import io.github.socketiojakarta.internal.cluster.ClusterTiming;
import io.github.socketiojakarta.internal.context.ServerContext;
import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.listen.NamespaceListeners;
import io.github.socketiojakarta.internal.recovery.Recovery;
import io.github.socketiojakarta.internal.recovery.RecoveryClaim;
import io.github.socketiojakarta.internal.recovery.Restored;
import io.github.socketiojakarta.internal.recovery.RoomChange;
import io.github.socketiojakarta.internal.recovery.SharedSessions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The cluster adapter and the shared sessions of one namespace; there is none if its server is alone. Immutable.
 *
 * @param adapter reaches the other servers
 * @param sessions those that any server can give back; nothing if each server has its own
 */
public record ClusterPart(Optional<ClusterAdapter> adapter, Optional<SharedSessions> sessions) {

    /** Lets a namespace take part in the cluster of its server, if that has one. */
    static ClusterPart of(AdapterContext namespace, NamespaceListeners registered, EncodedBroadcasts broadcasts) {
        ServerContext context = broadcasts.context();
        if (context.cluster().isEmpty()) {
            return new ClusterPart(Optional.empty(), Optional.empty());
        }
        ClusterTransport transport = context.cluster().get();
        EngineThreads threads = context.threads();
        ClusterThreads lent = ClusterThreads.of(threads.timer(), threads.worker(), threads.nanoTime());
        Optional<SharedSessions> sessions = broadcasts
                .recovery()
                .flatMap(recovery -> transport
                        .sessions()
                        .map(store -> new SharedSessions(
                                namespace.namespace(), recovery, store, broadcasts.events(), context)));
        ClusterAdapter adapter = ClusterAdapter.join(
                new ClusterSide(namespace, broadcasts, context, sessions), transport, lent, ClusterTiming.DEFAULTS);
        registered.onRooms(adapter.roomListener());
        return new ClusterPart(Optional.of(adapter), sessions);
    }

    /** Completed when clients may be let in; never fails. */
    CompletionStage<@Nullable Void> ready() {
        return adapter.map(ClusterAdapter::ready).orElse(CompletableFuture.completedFuture(null));
    }

    /** Completed when all sessions are written that any server can give back. */
    public CompletableFuture<?> settled() {
        return sessions.<CompletableFuture<?>>map(SharedSessions::settled)
                .orElse(CompletableFuture.completedFuture(null));
    }

    /** Claims a session, wherever it is. */
    public CompletionStage<Optional<Restored>> take(Recovery recovery, RecoveryClaim claim) {
        return sessions.map(shared -> shared.take(claim, this::release)).orElseGet(() -> recovery.take(claim));
    }

    private CompletionStage<Boolean> release(RecoveryClaim claim) {
        EncodedJson caller = sessions.orElseThrow().described(claim.caller());
        return adapter.orElseThrow().releaseSession(claim.privateId(), claim.offset(), caller);
    }

    /** Runs code, which does not wait, when what has been sent until now has reached the sockets of this server. */
    public void afterwards(Runnable code) {
        adapter.ifPresentOrElse(shared -> shared.turns().afterwards(code), code);
    }

    /** Sends to a socket, which is about to be disconnected, what waits for its turn in the cluster. */
    public void hurry(NamespaceSocket socket) {
        adapter.ifPresent(shared -> shared.turns().hurry(socket.id()));
    }

    /** Sends to a socket, which is about to leave rooms, what waits for its turn in the cluster and is for these rooms. */
    public void leaving(NamespaceSocket socket, String... rooms) {
        adapter.ifPresent(shared -> shared.turns().leaving(socket.id(), Set.copyOf(List.of(rooms))));
    }

    /** Tells the other servers what happens to the session of a socket, see {@link io.github.socketiojakarta.internal.recovery.AwaySession}. */
    void tell(String socketId, Optional<RoomChange> change) {
        if (sessions.isPresent()) {
            ClusterTarget target = ClusterTarget.ALL.withRooms(Set.of(socketId));
            adapter.orElseThrow()
                    .tell(change.map(rooms -> message(target, rooms))
                            .orElse(new ClusterMessage.DisconnectSockets(target, false)));
        }
    }

    private static ClusterMessage message(ClusterTarget target, RoomChange change) {
        return change.joined().isEmpty()
                ? new ClusterMessage.SocketsLeave(target, change.left())
                : new ClusterMessage.SocketsJoin(target, change.joined());
    }

    /** Returns with which flags one socket is sent to: where its session stays here, so does what can be recovered. */
    public EmitFlags toOneSocket(EmitFlags flags) {
        return adapter.isPresent() && sessions.isEmpty() ? flags.with(EmitFlags.Scope.LOCAL) : flags;
    }
}
