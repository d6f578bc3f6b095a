package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.ArgsAckListener;
import io.github.socketiojakarta.ConnectionListener;
import io.github.socketiojakarta.ErrorListener;
import io.github.socketiojakarta.RoomListener;
import io.github.socketiojakarta.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What an application has registered with a namespace, behind what it has registered with the parent of that. The
 * parent's part is looked up when it is needed, so what is added there later applies too. Thread-safe.
 */
final class NamespaceListeners {

    private final Optional<NamespaceListeners> parent;
    private final MiddlewareChain<Socket> middlewares = new MiddlewareChain<>();
    private final List<ConnectionListener> connections = new CopyOnWriteArrayList<>();
    private final List<ErrorListener> errors = new CopyOnWriteArrayList<>();
    private final List<RoomListener> rooms = new CopyOnWriteArrayList<>();
    private final ConcurrentMap<String, List<ArgsAckListener>> serverSide = new ConcurrentHashMap<>(1);

    NamespaceListeners() {
        this.parent = Optional.empty();
    }

    NamespaceListeners(NamespaceListeners parent) {
        this.parent = Optional.of(parent);
    }

    boolean haveParent() {
        return parent.isPresent();
    }

    MiddlewareChain<Socket> middlewares() {
        return middlewares;
    }

    void runMiddlewares(Socket socket, SerialLane lane, Consumer<Optional<Throwable>> outcome) {
        if (parent.isPresent()) {
            middlewares.runAfter(parent.get().middlewares, socket, lane, outcome);
        } else {
            middlewares.run(socket, lane, outcome);
        }
    }

    void onConnection(ConnectionListener listener) {
        connections.add(listener);
    }

    List<ConnectionListener> connectionListeners() {
        return parent.map(first -> join(first.connections, connections)).orElse(connections);
    }

    void onError(ErrorListener listener) {
        errors.add(listener);
    }

    List<ErrorListener> errorListeners() {
        return parent.map(first -> join(first.errors, errors)).orElse(errors);
    }

    void onRooms(RoomListener listener) {
        rooms.add(listener);
    }

    List<RoomListener> roomListeners() {
        return parent.map(first -> join(first.rooms, rooms)).orElse(rooms);
    }

    void addServerSide(String event, ArgsAckListener listener) {
        serverSide
                .computeIfAbsent(event, unused -> new CopyOnWriteArrayList<>())
                .add(listener);
    }

    List<ArgsAckListener> serverSideListeners(String event) {
        List<ArgsAckListener> own = serverSide.getOrDefault(event, List.of());
        return parent.map(first -> join(first.serverSide.getOrDefault(event, List.of()), own))
                .orElse(own);
    }

    private static <L> List<L> join(List<L> first, List<L> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
