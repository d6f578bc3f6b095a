package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.BroadcastEvent;
import io.github.socketiojakarta.BroadcastOperator;
import io.github.socketiojakarta.BroadcastOptions;
import io.github.socketiojakarta.Connection;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.EmitFlags;
import io.github.socketiojakarta.Handshake;
import io.github.socketiojakarta.IncomingEvent;
import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.SocketEmitter;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.parser.Arguments;
import io.github.socketiojakarta.parser.Packet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A socket of this server.
 *
 * <p>Thread-safe: its life is one atomic reference, see {@link SocketState}; listeners are called on the lane of its
 * connection only. Whoever moves it to DISCONNECTING sees to the rest.
 */
final class LocalSocket implements ListeningSocket, EmittingSocket {

    private final SocketIdentity identity;
    private final String id;
    private final LocalNamespace namespace;
    private final ClientConnection connection;
    private final Handshake handshake;
    private final ServerContext context;
    private final SocketEvents events;
    private final LeaveListeners disconnecting;
    private final LeaveListeners disconnected;
    private final PendingAcks acks;
    private final ConcurrentMap<String, Object> data = new ConcurrentHashMap<>(2);
    private final AtomicReference<SocketState> state = new AtomicReference<>(SocketState.CONNECTING);

    LocalSocket(
            SocketIdentity identity,
            LocalNamespace namespace,
            ClientConnection connection,
            Handshake handshake,
            ServerContext context) {
        this.identity = identity;
        this.id = identity.id();
        this.disconnecting = new LeaveListeners(id);
        this.disconnected = new LeaveListeners(id);
        this.namespace = namespace;
        this.connection = connection;
        this.handshake = handshake;
        this.context = context;
        this.events = new SocketEvents(namespace.registered());
        this.acks = new PendingAcks(context, connection.lane());
        ticket().flatMap(RecoveryTicket::restored)
                .ifPresent(before -> data.putAll(before.session().data()));
    }

    Optional<RecoveryTicket> ticket() {
        return identity.ticket();
    }

    @Override
    public boolean isRecovered() {
        return ticket().flatMap(RecoveryTicket::restored).isPresent();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Namespace namespace() {
        return namespace;
    }

    @Override
    public Handshake handshake() {
        return handshake;
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public boolean isConnected() {
        return state.get() == SocketState.CONNECTED;
    }

    @Override
    public Map<String, Object> data() {
        return data;
    }

    @Override
    public Set<String> rooms() {
        return namespace.adapter().socketRooms(id);
    }

    @Override
    public void join(String... rooms) {
        if (isLeaving()) {
            return;
        }
        namespace.adapter().addAll(id, List.of(rooms));
        if (state.get() == SocketState.DISCONNECTED) { // left meanwhile, so nobody else takes it out of these rooms
            for (String room : rooms) {
                namespace.adapter().del(id, room);
            }
        }
    }

    @Override
    public void leave(String room) {
        namespace.adapter().del(id, room);
    }

    @Override
    public SocketEvents events() {
        return events;
    }

    @Override
    public SocketEmitter emitter() {
        return new LocalEmitter(this, EmitFlags.NONE);
    }

    void emit(EmitFlags flags, String event, List<@Nullable Object> args) {
        boolean kept = ticket().filter(ticket -> !ticket.isOver()).isPresent();
        if (kept && state.get() != SocketState.CONNECTING) { // while the connection is broken too
            BroadcastOptions own = BroadcastOptions.ALL.to(id).with(flags);
            namespace.adapter().broadcast(new BroadcastEvent(event, args), own);
            return;
        }
        List<EnginePacket> packets = context.packets().event(namespace.name(), OptionalLong.empty(), event, args);
        events.sending(id, event, args);
        send(packets, flags);
    }

    CompletionStage<Args> emitWithAck(EmitFlags flags, String event, List<@Nullable Object> args) {
        long ackId = namespace.nextAckId();
        List<EnginePacket> packets = context.packets().event(namespace.name(), OptionalLong.of(ackId), event, args);
        CompletableFuture<Args> answer = acks.expect(ackId, flags.timeout());
        if (!answer.isCompletedExceptionally()) {
            events.sending(id, event, args);
            send(packets, flags);
        }
        return answer;
    }

    /** Sends packets of this socket; from a middleware too, then they reach the client before it is connected. */
    private void send(List<EnginePacket> packets, EmitFlags flags) {
        if (!isLeaving()) {
            connection.send(packets, flags);
        }
    }

    /** Sends a broadcast. */
    void deliver(Broadcast broadcast) {
        if (isConnected()) {
            sending(broadcast);
            connection.send(broadcast.packets(), broadcast.flags());
        }
    }

    /** Shows a broadcast to the listeners for what is sent. */
    void sending(Broadcast broadcast) {
        events.sending(id, broadcast.event().name(), broadcast.event().args());
    }

    /** Queues packets under a lock; returns what is to be run without it. */
    Runnable enqueue(List<EnginePacket> packets) {
        return connection.enqueue(packets);
    }

    /** Ends a connection that broke unnoticed; completed when its session can be taken. */
    CompletableFuture<@Nullable Void> supersede() {
        connection.supersede();
        return identity.ticket().map(RecoveryTicket::gone).orElse(CompletableFuture.completedFuture(null));
    }

    /** Sends a broadcast and expects an answer. */
    void deliver(Broadcast broadcast, long ackId, AckCollector answers) {
        answers.expect(id, acks.expect(ackId, Optional.empty()));
        deliver(broadcast);
    }

    void acknowledge(long ackId, @Nullable Object... args) {
        send(context.packets().ack(namespace.name(), ackId, args), EmitFlags.NONE);
    }

    @Override
    public BroadcastOperator broadcast() {
        return new BroadcastChain(namespace.adapter(), BroadcastOptions.ALL.except(id));
    }

    @Override
    public void onDisconnecting(Consumer<DisconnectReason> listener) {
        add(disconnecting, listener);
    }

    @Override
    public void onDisconnect(Consumer<DisconnectReason> listener) {
        add(disconnected, listener);
    }

    private void add(LeaveListeners to, Consumer<DisconnectReason> listener) {
        to.add(listener).ifPresent(reason -> connection.lane().submitElsewhere(() -> to.call(listener, reason)));
    }

    @Override
    public void disconnect() {
        if (isConnected()) {
            send(context.packets().disconnect(namespace.name()), EmitFlags.NONE);
            connection.departed(this);
            leave(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
        }
    }

    @Override
    public void closeConnection() {
        connection.disconnectAll();
    }

    /** Moves on from the middlewares; returns whether the client is still there. */
    boolean connected() {
        return state.compareAndSet(SocketState.CONNECTING, SocketState.CONNECTED);
    }

    /** Gives up a socket that never connected. */
    void refused() {
        ticket().ifPresent(RecoveryTicket::end);
        state.set(SocketState.DISCONNECTED);
        acks.close();
        namespace.remove(this);
    }

    /** Takes an event on the lane. */
    void dispatch(Packet.Event event) {
        if (isConnected()) {
            IncomingEvent incoming =
                    new IncomingEvent(this, event.name(), args(event.arguments()), new AckReply(this, event.ackId()));
            events.dispatch(incoming, connection.lane());
        }
    }

    /** Takes an answer on the thread that read it. */
    void answered(Packet.Ack ack) {
        acks.complete(ack.id(), args(ack.arguments()));
    }

    private JsonArgs args(Arguments arguments) {
        return new JsonArgs(arguments, context.packets().json());
    }

    /** Disconnects, on any thread; the listeners are called on the lane. */
    void leave(DisconnectReason reason) {
        connection.forget(this);
        namespace.recovery().ifPresent(recovery -> recovery.leaving(this, reason));
        if (state.compareAndSet(SocketState.CONNECTED, SocketState.DISCONNECTING)) {
            acks.close();
            connection.lane().submitElsewhere(() -> left(reason));
        } else if (state.compareAndSet(SocketState.CONNECTING, SocketState.DISCONNECTED)) {
            acks.close();
            namespace.remove(this);
        }
    }

    private void left(DisconnectReason reason) {
        disconnecting.callAll(reason);
        Set<String> rooms = ticket().isPresent() ? rooms() : Set.of();
        state.set(SocketState.DISCONNECTED);
        namespace.remove(this);
        namespace.recovery().ifPresent(recovery -> recovery.left(this, rooms, reason));
        ticket().ifPresent(ticket -> ticket.gone().complete(null));
        disconnected.callAll(reason);
    }

    private boolean isLeaving() {
        SocketState now = state.get();
        return now == SocketState.DISCONNECTING || now == SocketState.DISCONNECTED;
    }
}
