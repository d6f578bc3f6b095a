package io.github.socketiojakarta.internal.namespace;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.BroadcastAcks;
import io.github.socketiojakarta.RemoteSocket;
import io.github.socketiojakarta.RoomLimitException;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.internal.ack.AckCollector;
import io.github.socketiojakarta.internal.adapter.Adapter;
import io.github.socketiojakarta.internal.adapter.BroadcastEvent;
import io.github.socketiojakarta.internal.adapter.BroadcastOptions;
import io.github.socketiojakarta.internal.adapter.DisconnectScope;
import io.github.socketiojakarta.internal.adapter.EmitFlags;
import io.github.socketiojakarta.internal.context.ServerContext;
import io.github.socketiojakarta.internal.outgoing.Broadcast;
import io.github.socketiojakarta.internal.outgoing.EventEncoder;
import io.github.socketiojakarta.internal.recovery.Recovery;
import io.github.socketiojakarta.internal.recovery.RoomChange;
import io.github.socketiojakarta.internal.room.RoomEvents;
import io.github.socketiojakarta.internal.room.RoomIndex;
import io.github.socketiojakarta.internal.room.RoomMembers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rooms of one namespace in memory and delivers to its sockets. Thread-safe; a broadcast walks over the live
 * rooms without a lock.
 */
final class InMemoryAdapter implements Adapter {

    private static final System.Logger LOG = System.getLogger(InMemoryAdapter.class.getName());

    private final NamespaceSockets sockets;
    private final EventEncoder events;
    private final RoomEvents roomEvents;
    private final Optional<Recovery> recovery;
    private final ServerContext context;
    private final RoomIndex index;
    private final RoomMembers<NamespaceSocket> members;

    InMemoryAdapter(
            NamespaceSockets sockets,
            EventEncoder events,
            RoomEvents roomEvents,
            Optional<Recovery> recovery,
            ServerContext context) {
        this.sockets = sockets;
        this.events = events;
        this.roomEvents = roomEvents;
        this.recovery = recovery;
        this.context = context;
        this.index = new RoomIndex(roomEvents::note);
        this.members = new RoomMembers<>(index, sockets::connected);
    }

    @Override
    public void addAll(String socketId, Collection<String> rooms) {
        for (String room : rooms) {
            changed(index.add(socketId, room), room);
        }
    }

    @Override
    public void del(String socketId, String room) {
        changed(index.remove(socketId, room), room);
    }

    @Override
    public void delAll(String socketId) {
        index.forget(socketId).forEach((room, change) -> changed(change, room));
    }

    private void changed(RoomIndex.Change change, String room) {
        if (change != RoomIndex.Change.NONE) {
            members.changed(room);
            roomEvents.tell();
        }
    }

    @Override
    public Set<String> socketRooms(String socketId) {
        return index.roomsOf(socketId);
    }

    @Override
    public Set<String> sockets(Set<String> rooms) {
        return Set.copyOf(rooms.isEmpty() ? sockets.ids() : index.in(rooms));
    }

    @Override
    public Set<String> rooms() {
        return index.rooms();
    }

    @Override
    public void broadcast(BroadcastEvent event, BroadcastOptions options) {
        if (recovery.isPresent() && !options.flags().isVolatile()) {
            publish(recovery.get(), event, options);
            return;
        }
        Broadcast broadcast = events.broadcast(event, options.flags());
        Delivery.deliver(broadcast, receivers(options));
    }

    private void publish(Recovery log, BroadcastEvent event, BroadcastOptions options) {
        String offset = log.nextOffset();
        Broadcast broadcast = events.broadcastWithOffset(event, options.flags(), offset);
        log.publish(offset, broadcast, options, () -> chosen(options));
    }

    @Override
    public CompletionStage<BroadcastAcks> broadcastWithAck(BroadcastEvent event, BroadcastOptions options) {
        long ackId = events.nextAckId();
        Broadcast broadcast = events.broadcastWithAck(event, options.flags(), ackId);
        AckCollector answers = new AckCollector(context, ackId, options.flags().timeout());
        forEach(options, socket -> socket.deliver(broadcast, answers));
        return answers.seal();
    }

    @Override
    public CompletionStage<List<RemoteSocket>> fetchSockets(BroadcastOptions options) {
        return CompletableFuture.completedFuture(List.copyOf(chosen(options)));
    }

    @Override
    public void addSockets(BroadcastOptions options, Collection<String> rooms) {
        String[] names = rooms.toArray(String[]::new);
        forAll(options, socket -> join(socket, names), r -> r.change(options, RoomChange.joining(rooms)));
    }

    private static void join(NamespaceSocket socket, String... rooms) {
        try {
            socket.join(rooms);
        } catch (RoomLimitException e) { // the others may join
            LOG.log(System.Logger.Level.WARNING, e.getMessage());
        }
    }

    @Override
    public void delSockets(BroadcastOptions options, Collection<String> rooms) {
        forAll(
                options,
                socket -> rooms.forEach(socket::leaveNow),
                away -> away.change(options, RoomChange.leaving(rooms)));
    }

    @Override
    public void disconnectSockets(BroadcastOptions options, DisconnectScope scope) {
        forAll(
                options,
                scope == DisconnectScope.NAMESPACE ? Socket::disconnect : Socket::closeConnection,
                away -> away.end(options));
    }

    /** Also reaches those whose client is away; some are reached twice, which changes nothing. */
    private void forAll(BroadcastOptions options, Consumer<NamespaceSocket> action, Consumer<Recovery> whoIsAway) {
        if (recovery.isEmpty()) {
            forEach(options, action);
            return;
        }
        present(options).forEach(action);
        whoIsAway.accept(recovery.get());
        present(options).forEach(action); // who has come back in between
    }

    /** Returns the chosen sockets, those that are about to leave among them. */
    private List<NamespaceSocket> present(BroadcastOptions options) {
        List<Set<String>> excluded = options.except().stream().map(index::in).toList();
        return sockets(options.rooms()).stream()
                .flatMap(id -> sockets.find(id).stream())
                .filter(socket -> (socket.isConnected() || socket.isEnding()) && !isIn(excluded, socket))
                .toList();
    }

    /** Returns the chosen sockets, some of which may not be connected; the collection may be live. */
    Collection<NamespaceSocket> receivers(BroadcastOptions options) {
        return options.except().isEmpty() ? recipients(options.rooms()) : chosen(options);
    }

    /** Returns the chosen sockets. */
    List<NamespaceSocket> chosen(BroadcastOptions options) {
        List<NamespaceSocket> chosen = new ArrayList<>();
        forEach(options, chosen::add);
        return chosen;
    }

    private void forEach(BroadcastOptions options, Consumer<NamespaceSocket> action) {
        List<Set<String>> excluded = options.except().stream().map(index::in).toList();
        for (NamespaceSocket socket : recipients(options.rooms())) {
            if (socket.isConnected() && !isIn(excluded, socket)) {
                action.accept(socket);
            }
        }
    }

    private Collection<NamespaceSocket> recipients(Set<String> rooms) {
        return switch (rooms.size()) {
            case 0 -> sockets.all();
            case 1 -> members.in(rooms.iterator().next());
            default -> members.connected(index.in(rooms));
        };
    }

    private static boolean isIn(List<Set<String>> rooms, NamespaceSocket socket) {
        for (Set<String> sockets : rooms) {
            if (sockets.contains(socket.id())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void serverSideEmit(BroadcastEvent event) {
        // there are no other servers
    }

    @Override
    public CompletionStage<List<Args>> serverSideEmitWithAck(BroadcastEvent event, EmitFlags flags) {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletionStage<Integer> serverCount() {
        return CompletableFuture.completedFuture(1);
    }

    @Override
    public CompletionStage<@Nullable Void> close() {
        return CompletableFuture.completedFuture(null); // sockets leave their rooms when they disconnect
    }
}
