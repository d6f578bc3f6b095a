package io.github.socketiojakarta.internal.listen;

import io.github.socketiojakarta.ArgsAckListener;
import io.github.socketiojakarta.ConnectionListener;
import io.github.socketiojakarta.ErrorListener;
import io.github.socketiojakarta.RoomListener;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.internal.lane.SerialLane;
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
public final class NamespaceListeners {

    private final Optional<NamespaceListeners> parent;
    private final MiddlewareChain<Socket> middlewares = new MiddlewareChain<>();
    private final List<ConnectionListener> connections = new CopyOnWriteArrayList<>();
    private final List<ErrorListener> errors = new CopyOnWriteArrayList<>();
    private final List<RoomListener> rooms = new CopyOnWriteArrayList<>();
    private final ConcurrentMap<String, List<ArgsAckListener>> serverSide = new ConcurrentHashMap<>(1);

    /** Creates the registrations of a namespace without a parent, or of a parent. */
    public NamespaceListeners() {
        this.parent = Optional.empty();
    }

    /** Creates the registrations of a child. */
    public NamespaceListeners(NamespaceListeners parent) {
        this.parent = Optional.of(parent);
    }

    /** Returns whether they are those of a child. */
    public boolean haveParent() {
        return parent.isPresent();
    }

    /** Returns the middlewares, without those of the parent. */
    public MiddlewareChain<Socket> middlewares() {
        return middlewares;
    }

    /** Lets a socket pass through the middlewares, see {@link MiddlewareChain#run}. */
    public void runMiddlewares(Socket socket, SerialLane lane, Consumer<Optional<Throwable>> outcome) {
        if (parent.isPresent()) {
            middlewares.runAfter(parent.get().middlewares, socket, lane, outcome);
        } else {
            middlewares.run(socket, lane, outcome);
        }
    }

    /** Adds a listener for new sockets. */
    public void onConnection(ConnectionListener listener) {
        connections.add(listener);
    }

    /** Removes a listener for new sockets. */
    public void offConnection(ConnectionListener listener) {
        connections.remove(listener);
    }

    /** Returns the listeners for new sockets, those of the parent first. */
    public List<ConnectionListener> connectionListeners() {
        return parent.map(first -> join(first.connections, connections)).orElse(connections);
    }

    /** Adds a listener for failures. */
    public void onError(ErrorListener listener) {
        errors.add(listener);
    }

    /** Removes a listener for failures. */
    public void offError(ErrorListener listener) {
        errors.remove(listener);
    }

    List<ErrorListener> errorListeners() {
        return parent.map(first -> join(first.errors, errors)).orElse(errors);
    }

    /** Adds a listener for rooms. */
    public void onRooms(RoomListener listener) {
        rooms.add(listener);
    }

    /** Removes a listener for rooms. */
    public void offRooms(RoomListener listener) {
        rooms.remove(listener);
    }

    /** Returns the listeners for rooms, those of the parent first. */
    public List<RoomListener> roomListeners() {
        return parent.map(first -> join(first.rooms, rooms)).orElse(rooms);
    }

    /** Adds a listener for an event of other servers. */
    public void addServerSide(String event, ArgsAckListener listener) {
        serverSide.compute(event, (unused, present) -> {
            List<ArgsAckListener> listeners = present == null ? new CopyOnWriteArrayList<>() : present;
            listeners.add(listener);
            return listeners;
        });
    }

    /** Removes a listener for an event of other servers. */
    public void removeServerSide(String event, ArgsAckListener listener) {
        serverSide.computeIfPresent(event, (unused, listeners) -> {
            listeners.remove(listener);
            return listeners.isEmpty() ? null : listeners;
        });
    }

    /** Returns the listeners for an event of other servers, those of the parent first. */
    public List<ArgsAckListener> serverSideListeners(String event) {
        List<ArgsAckListener> own = serverSide.getOrDefault(event, List.of());
        return parent.map(first -> join(first.serverSide.getOrDefault(event, List.of()), own))
                .orElse(own);
    }

    private static <L> List<L> join(List<L> first, List<L> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
