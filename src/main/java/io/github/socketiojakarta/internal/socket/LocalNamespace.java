package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.Adapter;
import io.github.socketiojakarta.AdapterContext;
import io.github.socketiojakarta.AsyncMiddleware;
import io.github.socketiojakarta.BroadcastEvent;
import io.github.socketiojakarta.BroadcastOperator;
import io.github.socketiojakarta.BroadcastOptions;
import io.github.socketiojakarta.ConnectionListener;
import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.Middleware;
import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A namespace and its connected sockets. Thread-safe; sockets are connected on the lanes of their connections. */
final class LocalNamespace implements Namespace {

    private static final System.Logger LOG = System.getLogger(LocalNamespace.class.getName());

    private final String name;
    private final ServerContext context;
    private final Adapter adapter;
    private final MiddlewareChain middlewares = new MiddlewareChain();
    private final List<ConnectionListener> connectionListeners = new CopyOnWriteArrayList<>();
    private final ConcurrentMap<String, LocalSocket> sockets = new ConcurrentHashMap<>();
    private final AtomicLong ackIds = new AtomicLong();

    LocalNamespace(String name, ServerContext context) {
        this.name = name;
        this.context = context;
        Adapter inMemory = new InMemoryAdapter(this);
        AdapterContext adapterContext = new LocalAdapterContext(name, inMemory);
        this.adapter = context.options()
                .adapterFactory()
                .map(factory -> factory.create(adapterContext))
                .orElse(inMemory);
    }

    private record LocalAdapterContext(String namespace, Adapter inMemory) implements AdapterContext {}

    @Override
    public String name() {
        return name;
    }

    @Override
    public Adapter adapter() {
        return adapter;
    }

    @Override
    public Namespace use(Middleware middleware) {
        middlewares.add(middleware);
        return this;
    }

    @Override
    public Namespace useAsync(AsyncMiddleware middleware) {
        middlewares.addAsync(middleware);
        return this;
    }

    @Override
    public Namespace onConnection(ConnectionListener listener) {
        connectionListeners.add(listener);
        return this;
    }

    @Override
    public Collection<Socket> sockets() {
        return List.copyOf(sockets.values());
    }

    Set<String> socketIds() {
        return sockets.keySet();
    }

    @Override
    public BroadcastOperator to(String... rooms) {
        return new BroadcastChain(this, BroadcastOptions.ALL.to(rooms));
    }

    @Override
    public BroadcastOperator except(String... rooms) {
        return new BroadcastChain(this, BroadcastOptions.ALL.except(rooms));
    }

    @Override
    public void emit(String event, @Nullable Object... args) {
        adapter.broadcast(BroadcastEvent.of(event, args), BroadcastOptions.ALL);
    }

    long nextAckId() {
        return ackIds.getAndIncrement();
    }

    List<EnginePacket> encode(BroadcastEvent event) {
        return context.packets().event(name, OptionalLong.empty(), event.name(), event.args());
    }

    void deliver(String socketId, List<EnginePacket> packets) {
        LocalSocket socket = sockets.get(socketId);
        if (socket != null) {
            socket.deliver(packets);
        }
    }

    /**
     * Lets a socket connect if the middlewares do; called on its lane.
     *
     * @param refused called with what to tell the client
     */
    void admit(LocalSocket socket, ClientConnection connection, Consumer<ConnectionRefusedException> refused) {
        middlewares.run(socket, connection.lane(), outcome -> {
            if (outcome.isPresent()) {
                refused.accept(refusal(socket, outcome.get()));
            } else {
                connect(socket, connection);
            }
        });
    }

    private static ConnectionRefusedException refusal(LocalSocket socket, Throwable failure) {
        if (failure instanceof ConnectionRefusedException refusal) {
            return refusal;
        }
        LOG.log(System.Logger.Level.WARNING, socket.id() + ": a middleware failed; the socket is refused", failure);
        return new ConnectionRefusedException("Internal server error");
    }

    private void connect(LocalSocket socket, ClientConnection connection) {
        sockets.put(socket.id(), socket);
        adapter.addAll(socket.id(), List.of(socket.id()));
        if (!socket.connected()) { // the client has gone while a middleware was deciding
            remove(socket);
            return;
        }
        connection.connected(context.packets().connect(name, socket.id()));
        for (ConnectionListener listener : connectionListeners) {
            try {
                listener.onConnection(socket);
            } catch (Throwable e) { // the edge to application code
                LOG.log(System.Logger.Level.WARNING, socket.id() + ": a connection listener failed", e);
            }
        }
    }

    /** Forgets a socket that has left. */
    void remove(LocalSocket socket) {
        adapter.delAll(socket.id());
        sockets.remove(socket.id(), socket);
    }

    Optional<LocalSocket> socket(String id) {
        return Optional.ofNullable(sockets.get(id));
    }
}
