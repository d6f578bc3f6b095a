package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.Adapter;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.BroadcastAcks;
import io.github.socketiojakarta.BroadcastEvent;
import io.github.socketiojakarta.BroadcastOptions;
import io.github.socketiojakarta.DisconnectScope;
import io.github.socketiojakarta.EmitFlags;
import io.github.socketiojakarta.RemoteSocket;
import io.github.socketiojakarta.RoomLimitException;
import io.github.socketiojakarta.RoomListener;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Keeps the rooms of one namespace in memory and delivers to its sockets. Thread-safe; a broadcast walks over the live
 * rooms without a lock.
 */
final class InMemoryAdapter implements Adapter {

    private static final System.Logger LOG = System.getLogger(InMemoryAdapter.class.getName());

    private final LocalNamespace namespace;
    private final RoomIndex index = new RoomIndex();
    private final RoomMembers members;

    InMemoryAdapter(LocalNamespace namespace) {
        this.namespace = namespace;
        this.members = new RoomMembers(index, namespace::local);
    }

    @Override
    public void addAll(String socketId, Collection<String> rooms) {
        for (String room : rooms) {
            tell(index.add(socketId, room), room, socketId);
        }
    }

    @Override
    public void del(String socketId, String room) {
        tell(index.remove(socketId, room), room, socketId);
    }

    @Override
    public void delAll(String socketId) {
        index.forget(socketId).forEach((room, change) -> tell(change, room, socketId));
    }

    private void tell(RoomIndex.Change change, String room, String socketId) {
        if (change != RoomIndex.Change.NONE) {
            members.changed(room);
        }
        switch (change) {
            case NONE -> {}
            case JOINED_AS_FIRST -> {
                tell(listener -> listener.roomCreated(room));
                tell(listener -> listener.roomJoined(room, socketId));
            }
            case JOINED -> tell(listener -> listener.roomJoined(room, socketId));
            case LEFT -> tell(listener -> listener.roomLeft(room, socketId));
            case LEFT_AS_LAST -> {
                tell(listener -> listener.roomLeft(room, socketId));
                tell(listener -> listener.roomDeleted(room));
            }
        }
    }

    private void tell(Consumer<RoomListener> call) {
        for (RoomListener listener : namespace.registered().roomListeners()) {
            try {
                call.accept(listener);
            } catch (Throwable e) { // the edge to application code
                LOG.log(System.Logger.Level.WARNING, "A room listener of " + namespace.name() + " failed", e);
            }
        }
    }

    @Override
    public Set<String> socketRooms(String socketId) {
        return index.roomsOf(socketId);
    }

    @Override
    public Set<String> sockets(Set<String> rooms) {
        return Set.copyOf(rooms.isEmpty() ? namespace.socketIds() : index.in(rooms));
    }

    @Override
    public Set<String> rooms() {
        return index.rooms();
    }

    @Override
    public void broadcast(BroadcastEvent event, BroadcastOptions options) {
        if (namespace.recovery().isPresent() && !options.flags().isVolatile()) {
            publish(namespace.recovery().get(), event, options);
            return;
        }
        Broadcast broadcast = namespace.encode(event, options.flags());
        Delivery.deliver(broadcast, options.except().isEmpty() ? recipients(options.rooms()) : chosen(options));
    }

    private void publish(Recovery recovery, BroadcastEvent event, BroadcastOptions options) {
        String offset = recovery.nextOffset();
        Broadcast broadcast = namespace.encodeWithOffset(event, options.flags(), offset);
        recovery.publish(offset, broadcast, options, () -> chosen(options));
    }

    @Override
    public CompletionStage<BroadcastAcks> broadcastWithAck(BroadcastEvent event, BroadcastOptions options) {
        long ackId = namespace.nextAckId();
        Broadcast broadcast = namespace.encodeWithAck(event, options.flags(), ackId);
        AckCollector answers = namespace.collector(ackId, options.flags());
        forEach(options, socket -> socket.sender().deliver(broadcast, answers));
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

    private static void join(LocalSocket socket, String... rooms) {
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
                socket -> rooms.forEach(socket::leave),
                recovery -> recovery.change(options, RoomChange.leaving(rooms)));
    }

    @Override
    public void disconnectSockets(BroadcastOptions options, DisconnectScope scope) {
        forAll(
                options,
                scope == DisconnectScope.NAMESPACE ? LocalSocket::disconnect : LocalSocket::closeConnection,
                recovery -> recovery.end(options));
    }

    /** Also reaches those whose client is away; some are reached twice, which changes nothing. */
    private void forAll(BroadcastOptions options, Consumer<LocalSocket> action, Consumer<Recovery> whoIsAway) {
        if (namespace.recovery().isEmpty()) {
            forEach(options, action);
            return;
        }
        present(options).forEach(action);
        whoIsAway.accept(namespace.recovery().get());
        present(options).forEach(action); // who has come back in between
    }

    /** Returns the chosen sockets, those that are about to leave among them. */
    private List<LocalSocket> present(BroadcastOptions options) {
        List<Set<String>> excluded = options.except().stream().map(index::in).toList();
        return sockets(options.rooms()).stream()
                .flatMap(id -> namespace.present(id).stream())
                .filter(socket -> (socket.isConnected() || socket.isLeaving()) && !isIn(excluded, socket))
                .toList();
    }

    private List<LocalSocket> chosen(BroadcastOptions options) {
        List<LocalSocket> chosen = new ArrayList<>();
        forEach(options, chosen::add);
        return chosen;
    }

    private void forEach(BroadcastOptions options, Consumer<LocalSocket> action) {
        List<Set<String>> excluded = options.except().stream().map(index::in).toList();
        for (LocalSocket socket : recipients(options.rooms())) {
            if (socket.isConnected() && !isIn(excluded, socket)) {
                action.accept(socket);
            }
        }
    }

    private Collection<LocalSocket> recipients(Set<String> rooms) {
        return switch (rooms.size()) {
            case 0 -> namespace.locals();
            case 1 -> members.in(rooms.iterator().next());
            default -> members.connected(index.in(rooms));
        };
    }

    private static boolean isIn(List<Set<String>> rooms, LocalSocket socket) {
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
    public int serverCount() {
        return 1;
    }

    @Override
    public void close() {
        // memory needs no closing; sockets leave their rooms when they disconnect
    }
}
