package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.Ack;
import io.github.socketiojakarta.Adapter;
import io.github.socketiojakarta.AdapterContext;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.ArgsAckListener;
import io.github.socketiojakarta.BroadcastEvent;
import io.github.socketiojakarta.ConnectionListener;
import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.EmitFlags;
import io.github.socketiojakarta.PayloadException;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.UserRoom;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A namespace and its connected sockets. Thread-safe; sockets are connected on the lanes of their connections. */
final class LocalNamespace implements WholeNamespace {

    private static final System.Logger LOG = System.getLogger(LocalNamespace.class.getName());

    private final String name;
    private final ServerContext context;
    private final NamespaceListeners registered;
    private final Occupancy occupancy;
    private final Optional<Recovery> recovery;
    private final Conflation conflation;
    private final SocketExit exit;
    private final Adapter adapter;
    private final ConcurrentMap<String, LocalSocket> sockets = new ConcurrentHashMap<>();
    private final AtomicLong ackIds = new AtomicLong();

    /** Completed when the listeners of new namespaces are through: what they add shall apply to all clients. */
    private final CompletableFuture<LocalNamespace> published = new CompletableFuture<>();

    LocalNamespace(String name, ServerContext context, NamespaceListeners registered, Occupancy occupancy) {
        this.name = name;
        this.context = context;
        this.registered = registered;
        this.occupancy = occupancy;
        this.recovery = context.options()
                .connectionStateRecovery()
                .map(settings ->
                        new Recovery(settings, context, context.threads().nanoTime()));
        this.conflation = Conflation.in(name, context.options().slowConsumers(), recovery);
        Adapter inMemory = new InMemoryAdapter(this);
        this.exit = new SocketExit(this, inMemory);
        AdapterContext adapterContext = new LocalAdapterContext(this, inMemory);
        this.adapter = context.options()
                .adapterFactory()
                .map(factory -> factory.create(adapterContext))
                .orElse(inMemory);
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

    Optional<Recovery> recovery() {
        return recovery;
    }

    Conflation conflation() {
        return conflation;
    }

    CompletableFuture<LocalNamespace> published() {
        return published;
    }

    Occupancy occupancy() {
        return occupancy;
    }

    @Override
    public Collection<Socket> sockets() {
        return List.copyOf(sockets.values());
    }

    @Override
    public Optional<Socket> socket(String id) {
        return Optional.ofNullable(sockets.get(id));
    }

    /** Returns a socket that is in its rooms, whatever its state. */
    Optional<LocalSocket> present(String id) {
        return Optional.ofNullable(sockets.get(id));
    }

    Set<String> socketIds() {
        return sockets.keySet();
    }

    /** Returns the sockets, some of which may not be connected yet, or any more; the collection is live. */
    Collection<LocalSocket> locals() {
        return sockets.values();
    }

    @Nullable
    LocalSocket local(String id) {
        LocalSocket socket = sockets.get(id);
        return socket != null && socket.isConnected() ? socket : null;
    }

    long nextAckId() {
        return ackIds.getAndIncrement();
    }

    Broadcast encode(BroadcastEvent event, EmitFlags flags) {
        return encode(event, flags, OptionalLong.empty(), conflation.key(event.name(), event.args()));
    }

    /** Encodes an event that can be recovered; clients find its offset behind the last argument. */
    Broadcast encodeWithOffset(BroadcastEvent event, EmitFlags flags, String offset) {
        List<@Nullable Object> args = new ArrayList<>(event.args());
        args.add(offset);
        List<EnginePacket> packets = context.packets().event(name, OptionalLong.empty(), event.name(), args);
        return broadcast(event, packets, flags, Optional.empty());
    }

    Broadcast encodeWithAck(BroadcastEvent event, EmitFlags flags, long ackId) {
        return encode(event, flags, OptionalLong.of(ackId), Optional.empty());
    }

    private Broadcast encode(BroadcastEvent event, EmitFlags flags, OptionalLong ackId, Optional<Object> key) {
        return broadcast(event, context.packets().event(name, ackId, event.name(), event.args()), flags, key);
    }

    private static Broadcast broadcast(
            BroadcastEvent event, List<EnginePacket> packets, EmitFlags flags, Optional<Object> key) {
        return new Broadcast(event, flags.compress() ? packets : PacketWriter.uncompressed(packets), flags, key);
    }

    AckCollector collector(long ackId, EmitFlags flags) {
        return new AckCollector(context, ackId, flags.timeout());
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
     * Lets a socket connect if the middlewares do; called on its lane.
     *
     * @param refused called with what to tell the client
     */
    void admit(LocalSocket socket, ClientConnection connection, Consumer<ConnectionRefusedException> refused) {
        if (socket.isRecovered() && recovery.orElseThrow().settings().skipMiddlewares()) {
            enter(socket, connection, refused);
            return;
        }
        registered.runMiddlewares(socket, connection.lane(), outcome -> {
            if (outcome.isPresent()) {
                refused.accept(refusal(socket, outcome.get()));
            } else {
                enter(socket, connection, refused);
            }
        });
    }

    private void enter(LocalSocket socket, ClientConnection connection, Consumer<ConnectionRefusedException> refused) {
        List<EnginePacket> reply;
        try {
            if (!socket.enter(rooms(socket))) {
                return; // the client has gone while a middleware was deciding
            }
            reply = connection.connected(socket);
        } catch (Throwable e) { // the edge to an adapter and a codec of the application
            LOG.log(System.Logger.Level.WARNING, SocketLogId.of(socket) + ": cannot be connected to " + name, e);
            refused.accept(new ConnectionRefusedException(Resolution.INTERNAL_ERROR));
            return;
        }
        connect(socket, connection, reply);
    }

    private static ConnectionRefusedException refusal(LocalSocket socket, Throwable failure) {
        if (failure instanceof ConnectionRefusedException refusal) {
            return refusal;
        }
        System.Logger.Level level = failure instanceof PayloadException // what the client sent cannot be read
                ? System.Logger.Level.DEBUG
                : System.Logger.Level.WARNING;
        LOG.log(level, SocketLogId.of(socket) + ": a middleware failed; the socket is refused", failure);
        return new ConnectionRefusedException(Resolution.INTERNAL_ERROR);
    }

    private void connect(LocalSocket socket, ClientConnection connection, List<EnginePacket> reply) {
        Optional<Runnable> afterwards = recovery.isPresent()
                ? recovery.get().connect(socket, reply, () -> register(socket))
                : connectNow(socket, reply);
        if (afterwards.isEmpty()) {
            if (socket.isConnecting()) {
                connection.supersede(); // it cannot be as it was any more, and has to come once more
            }
            return;
        }
        afterwards.get().run();
        for (ConnectionListener listener : registered.connectionListeners()) {
            try {
                listener.onConnection(socket);
            } catch (Throwable e) { // the edge to application code
                LOG.log(System.Logger.Level.WARNING, SocketLogId.of(socket) + ": a connection listener failed", e);
            }
        }
    }

    private List<String> rooms(LocalSocket socket) {
        List<String> rooms = new ArrayList<>();
        rooms.add(socket.id());
        socket.ticket().ifPresent(ticket -> rooms.addAll(ticket.rooms()));
        if (context.options().userRooms()) {
            socket.caller().user().map(UserRoom::of).ifPresent(rooms::add);
        }
        return rooms;
    }

    private void register(LocalSocket socket) {
        sockets.put(socket.id(), socket);
    }

    /** What is broadcast from the moment on when the socket can be found, stands behind what tells the client. */
    private Optional<Runnable> connectNow(LocalSocket socket, List<EnginePacket> reply) {
        if (!socket.connected()) {
            return Optional.empty();
        }
        Runnable afterwards = socket.sender().enqueue(reply);
        register(socket);
        return Optional.of(afterwards);
    }

    SocketExit exit() {
        return exit;
    }

    /** Lets a socket be found no more. */
    void forget(LocalSocket socket) {
        sockets.remove(socket.id(), socket);
    }

    /** Logs what an adapter of the application has thrown. */
    void adapterFailed(String socketId, Throwable failure) {
        LOG.log(System.Logger.Level.WARNING, socketId + ": the adapter of " + name + " failed", failure);
    }
}
