package io.github.socketiojakarta.internal.namespace;

import io.github.socketiojakarta.Ack;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.ArgsAckListener;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.internal.adapter.Adapter;
import io.github.socketiojakarta.internal.adapter.AdapterContext;
import io.github.socketiojakarta.internal.context.ServerContext;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.listen.NamespaceListeners;
import io.github.socketiojakarta.internal.outgoing.Conflation;
import io.github.socketiojakarta.internal.outgoing.EventEncoder;
import io.github.socketiojakarta.internal.recovery.AwaySession;
import io.github.socketiojakarta.internal.recovery.Recovery;
import io.github.socketiojakarta.internal.recovery.SessionEnd;
import io.github.socketiojakarta.internal.room.RoomEvents;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A namespace and its connected sockets. Thread-safe; sockets are connected on the lanes of their connections. */
public final class LocalNamespace implements NamespaceMethods {

    private static final System.Logger LOG = System.getLogger(LocalNamespace.class.getName());

    private final String name;
    private final ServerContext context;
    private final NamespaceListeners registered;
    private final NamespaceLifetime lifetime;
    private final Optional<Recovery> recovery;
    private final EventEncoder events;
    private final NamespaceSockets sockets = new NamespaceSockets();
    private final ClusterPart cluster;
    private final Adapter adapter;
    private final SocketExit exit;

    /** Completed when the listeners of new namespaces are through: what they add shall apply to all clients. */
    private final CompletableFuture<LocalNamespace> published = new CompletableFuture<>();

    LocalNamespace(String name, ServerContext context, NamespaceListeners registered, NamespaceLifetime lifetime) {
        this.name = name;
        this.context = context;
        this.registered = registered;
        this.lifetime = lifetime;
        this.recovery = context.options()
                .connectionStateRecovery()
                .map(settings ->
                        new Recovery(settings, context, context.threads().nanoTime()));
        Conflation conflation = Conflation.in(name, context.options().slowConsumers(), recovery.isPresent());
        this.events = new EventEncoder(name, context.packets(), conflation);
        RoomEvents roomEvents = new RoomEvents(name, registered::roomListeners);
        InMemoryAdapter inMemory = new InMemoryAdapter(sockets, events, roomEvents, recovery, context);
        AdapterContext adapterContext = new LocalAdapterContext(this, inMemory);
        this.cluster =
                ClusterPart.of(adapterContext, registered, new EncodedBroadcasts(inMemory, events, recovery, context));
        this.adapter = cluster.adapter()
                .<Adapter>map(shared -> shared)
                .orElseGet(() -> context.adapters().create(adapterContext));
        this.exit = new SocketExit(
                adapterContext, adapter, sockets, new SessionEnd(recovery, cluster.sessions()), lifetime);
    }

    /** Lets go of everything, when the namespace is over; completed when that has happened, and never fails. */
    CompletableFuture<?> close() {
        recovery.ifPresent(Recovery::end);
        return cluster.settled().thenCompose(written -> adapter.close()).handle((closed, failure) -> {
            if (failure != null) { // the edge to the medium of a cluster
                LOG.log(System.Logger.Level.WARNING, "The adapter of " + name + " cannot be closed", failure);
            }
            return failure == null;
        });
    }

    /** Lets clients in, as soon as the other servers are reached. */
    void publish() {
        var unused = cluster.ready().whenComplete((nothing, failure) -> published.complete(this));
    }

    private record LocalAdapterContext(LocalNamespace owner, Adapter inMemory) implements AdapterContext {

        @Override
        public String namespace() {
            return owner.name;
        }

        @Override
        public void serverSideEvent(String event, Args args, Ack ack) {
            owner.serverSideEvent(event, args, ack);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public NamespaceListeners registered() {
        return registered;
    }

    @Override
    public Adapter adapter() {
        return adapter;
    }

    /** Returns what lets clients come back, if they can. */
    public Optional<Recovery> recovery() {
        return recovery;
    }

    /** Returns the session of a socket whose client is away, if it can come back. */
    public Optional<AwaySession> away(NamespaceSocket socket) {
        return recovery.map(kept ->
                new AwaySession(kept, socket.ticket().orElseThrow(), change -> cluster.tell(socket.id(), change)));
    }

    /** Returns what this namespace has of a cluster. */
    public ClusterPart cluster() {
        return cluster;
    }

    /** Returns what encodes the events of this namespace. */
    public EventEncoder events() {
        return events;
    }

    CompletableFuture<LocalNamespace> published() {
        return published;
    }

    /** Returns how long the namespace is there. */
    public NamespaceLifetime lifetime() {
        return lifetime;
    }

    @Override
    public Collection<Socket> sockets() {
        return List.copyOf(sockets.all());
    }

    @Override
    public Optional<Socket> socket(String id) {
        return sockets.find(id).map(Socket.class::cast);
    }

    /** Returns how sockets leave the namespace. */
    public SocketExit exit() {
        return exit;
    }

    private void serverSideEvent(String event, Args args, Ack ack) {
        context.calls().run(() -> {
            for (ArgsAckListener listener : registered.serverSideListeners(event)) {
                try {
                    listener.onEvent(args, ack);
                } catch (Throwable e) { // the edge to application code
                    String message = name + ": a listener of the server-side event '" + event + "' failed";
                    LOG.log(System.Logger.Level.WARNING, message, e);
                }
            }
        });
    }

    /**
     * Connects a socket that is in its rooms, unless its client has gone, or it cannot be as it was any more.
     *
     * @param reply tells the client
     * @return what is to be done when no lock is held; nothing if the socket could not be connected
     */
    public Optional<Runnable> connect(NamespaceSocket socket, List<EnginePacket> reply) {
        return recovery.isPresent()
                ? recovery.get().connect(socket, reply, () -> sockets.register(socket))
                : connectNow(socket, reply);
    }

    /** What is broadcast from the moment on when the socket can be found, stands behind what tells the client. */
    private Optional<Runnable> connectNow(NamespaceSocket socket, List<EnginePacket> reply) {
        if (!socket.becomeConnected()) {
            return Optional.empty();
        }
        Runnable afterwards = socket.enqueue(reply);
        sockets.register(socket);
        return Optional.of(afterwards);
    }
}
