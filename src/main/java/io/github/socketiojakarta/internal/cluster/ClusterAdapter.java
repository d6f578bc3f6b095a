package io.github.socketiojakarta.internal.cluster;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.BroadcastAcks;
import io.github.socketiojakarta.RemoteSocket;
import io.github.socketiojakarta.RoomListener;
import io.github.socketiojakarta.cluster.ClusterChannel;
import io.github.socketiojakarta.cluster.ClusterMessage;
import io.github.socketiojakarta.cluster.ClusterThreads;
import io.github.socketiojakarta.cluster.ClusterTransport;
import io.github.socketiojakarta.cluster.ClusterTransport.Counting;
import io.github.socketiojakarta.cluster.EncodedJson;
import io.github.socketiojakarta.internal.adapter.Adapter;
import io.github.socketiojakarta.internal.adapter.BroadcastEvent;
import io.github.socketiojakarta.internal.adapter.BroadcastOptions;
import io.github.socketiojakarta.internal.adapter.DisconnectScope;
import io.github.socketiojakarta.internal.adapter.EmitFlags;
import io.github.socketiojakarta.internal.cluster.request.Requests;
import io.github.socketiojakarta.parser.ReservedEvents;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reaches the sockets of all servers: each call is done here, by the adapter in memory, and told to the others. What the medium
 * cannot carry is done here all the same.
 *
 * <p>Thread-safe: it has no state but that of its parts.
 */
public final class ClusterAdapter implements Adapter {

    private final LocalSide local;
    private final Adapter inMemory;
    private final ClusterChannel channel;
    private final ClusterThreads threads;
    private final ClusterTiming timing;
    private final boolean keepsMessages;
    private final ClusterSelf self;
    private final Outage outage;
    private final Outbox outbox;
    private final Requests requests;
    private final Peers peers;
    private final Questions questions;
    private final SocketChanges changes;
    private final TurnsToCome turns;
    private final CompletableFuture<@Nullable Void> ready = new CompletableFuture<>();

    private ClusterAdapter(LocalSide local, ClusterTransport transport, ClusterThreads threads, ClusterTiming timing) {
        this.local = local;
        this.inMemory = local.inMemory();
        this.threads = threads;
        this.timing = timing;
        this.keepsMessages = local.keepsSessions();
        this.outage = new Outage(local.namespace(), threads.nanoTime());
        this.self = new ClusterSelf(local, outage);
        this.channel = transport.join(self);
        this.outbox = new Outbox(channel, outage);
        this.requests = new Requests(threads);
        this.peers = transport.counting() == Counting.BY_MEDIUM
                ? new CountedPeers(channel, self.serverId())
                : new HeartbeatPeers(threads, timing, outbox::publish, requests::gone);
        this.turns = new TurnsToCome(local);
        this.changes = new SocketChanges(local, outbox, turns, keepsMessages);
        this.questions = new Questions(local, this, outbox, requests, peers, timing);
    }

    /** Joins the cluster; clients have to wait for {@link #ready()}. */
    public static ClusterAdapter join(
            LocalSide local, ClusterTransport transport, ClusterThreads threads, ClusterTiming timing) {
        ClusterAdapter adapter = new ClusterAdapter(local, transport, threads, timing);
        adapter.begin();
        return adapter;
    }

    private void begin() {
        self.deliverTo(new Inbox(self.serverId(), local, outbox, requests, peers, timing.requestTimeout()));
        var late = threads.timer()
                .schedule(() -> ready.complete(null), timing.readyTimeout().toNanos(), TimeUnit.NANOSECONDS);
        var unused = Outbox.guarded(channel::ready).whenComplete((place, failure) -> {
            late.cancel(false);
            if (failure != null) {
                outage.failed(failure);
            } else if (place != null) { // or a medium says nothing
                place.ifPresent(local::reached);
            }
            peers.start();
            ready.complete(null);
        });
    }

    /** Completed when the other servers are reached, or have not been for too long to let clients wait; never fails. */
    public CompletionStage<@Nullable Void> ready() {
        return ready.copy();
    }

    /** Returns what follows the rooms of this server for the medium. */
    public RoomListener roomListener() {
        return new ChannelRooms(channel);
    }

    /** Returns what this server has sent, and is on its way to its own sockets. */
    public TurnsToCome turns() {
        return turns;
    }

    /** Tells the other servers something that has been done here. */
    public void tell(ClusterMessage message) {
        outbox.publish(message);
    }

    /** Asks the other servers to release the session of a client that is here; completed with whether one has. */
    public CompletionStage<Boolean> releaseSession(String privateId, Optional<String> offset, EncodedJson caller) {
        return questions.forSession(privateId, offset, caller);
    }

    /** Returns how many requests and messages are under way. */
    public int pending() {
        return requests.size() + outbox.underWay();
    }

    @Override
    public void addAll(String socketId, Collection<String> rooms) {
        inMemory.addAll(socketId, rooms);
    }

    @Override
    public void del(String socketId, String room) {
        inMemory.del(socketId, room);
    }

    @Override
    public void delAll(String socketId) {
        inMemory.delAll(socketId);
    }

    @Override
    public Set<String> socketRooms(String socketId) {
        return inMemory.socketRooms(socketId);
    }

    @Override
    public Set<String> sockets(Set<String> rooms) {
        return inMemory.sockets(rooms);
    }

    @Override
    public Set<String> rooms() {
        return inMemory.rooms();
    }

    /** Encodes an event before anybody is told of it: what cannot be sent, no server gets. */
    private EncodedEvent forClients(BroadcastEvent event) {
        if (ReservedEvents.contains(event.name())) {
            throw new IllegalArgumentException("The event name '" + event.name() + "' is reserved; choose another");
        }
        return local.encode(event);
    }

    @Override
    public void broadcast(BroadcastEvent event, BroadcastOptions options) {
        EncodedEvent encoded = forClients(event);
        if (options.flags().isLocal()) {
            local.broadcast(encoded, options, Optional.empty());
            return;
        }
        ClusterMessage message = new ClusterMessage.Broadcast(encoded.array(), Targets.of(options), Optional.empty());
        if (keepsMessages && !options.flags().isVolatile()) {
            Turn turn = turns.add(encoded, options);
            outbox.publish(message, turns.whenItComes(turn));
        } else {
            outbox.publish(message);
            local.broadcast(encoded, options, Optional.empty());
        }
    }

    @Override
    public CompletionStage<BroadcastAcks> broadcastWithAck(BroadcastEvent event, BroadcastOptions options) {
        return questions.toClients(forClients(event), options);
    }

    @Override
    public CompletionStage<List<RemoteSocket>> fetchSockets(BroadcastOptions options) {
        return options.flags().isLocal() ? inMemory.fetchSockets(options) : questions.forSockets(options);
    }

    @Override
    public void addSockets(BroadcastOptions options, Collection<String> rooms) {
        changes.addSockets(options, rooms);
    }

    @Override
    public void delSockets(BroadcastOptions options, Collection<String> rooms) {
        changes.delSockets(options, rooms);
    }

    @Override
    public void disconnectSockets(BroadcastOptions options, DisconnectScope scope) {
        changes.disconnectSockets(options, scope);
    }

    @Override
    public void serverSideEmit(BroadcastEvent event) {
        outbox.publish(new ClusterMessage.ServerSideEmit(local.encode(event).array(), Optional.empty()));
    }

    @Override
    public CompletionStage<List<Args>> serverSideEmitWithAck(BroadcastEvent event, EmitFlags flags) {
        return questions.toServers(local.encode(event), flags);
    }

    @Override
    public CompletionStage<Integer> serverCount() {
        CompletableFuture<Integer> stage = local.stage();
        var unused = peers.expected()
                .whenComplete((others, failure) -> local.complete(() -> {
                    if (failure == null) {
                        stage.complete(others.count() + 1);
                    } else {
                        stage.completeExceptionally(failure);
                    }
                }));
        return stage;
    }

    @Override
    public CompletionStage<@Nullable Void> close() {
        self.deliverTo(null);
        peers.stop();
        outbox.close(new ClusterMessage.AdapterClose());
        requests.close();
        ready.complete(null);
        return Outbox.guarded(channel::close);
    }
}
