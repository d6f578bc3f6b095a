package io.github.socketiojakarta.internal.socket;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.BroadcastOperator;
import io.github.socketiojakarta.BroadcastOptions;
import io.github.socketiojakarta.Connection;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.EmitFlags;
import io.github.socketiojakarta.EventFailure;
import io.github.socketiojakarta.Handshake;
import io.github.socketiojakarta.IncomingEvent;
import io.github.socketiojakarta.SocketEmitter;
import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.parser.Arguments;
import io.github.socketiojakarta.parser.Packet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A socket of this server.
 *
 * <p>Thread-safe: its life is one atomic reference, see {@link SocketState}; listeners are called on the lane of its
 * connection only. Whoever moves it to DISCONNECTING sees to the rest.
 */
final class LocalSocket implements NamespaceSocket, ListeningSocket, EmittingSocket, FailureReports {

    private static final AtomicReferenceFieldUpdater<LocalSocket, SocketState> STATE =
            AtomicReferenceFieldUpdater.newUpdater(LocalSocket.class, SocketState.class, "state");

    private final SocketIdentity identity;
    private final String id;
    private final LocalNamespace namespace;
    private final Client client;
    private final Handshake handshake;
    private final SocketEvents events;
    private final Leaving leaving;
    private final PendingAcks acks;
    private final SocketSender sender;
    private final Membership membership;
    private volatile SocketState state = SocketState.CONNECTING;

    /** Made when the application asks for it. */
    @GuardedBy("acks")
    private @Nullable Map<String, Object> data;

    LocalSocket(SocketIdentity identity, LocalNamespace namespace, Client client, Handshake handshake) {
        this.identity = identity;
        this.id = identity.id();
        this.leaving = new Leaving(id, client.lane());
        this.namespace = namespace;
        this.client = client;
        this.handshake = handshake;
        this.events = new SocketEvents(namespace.registered());
        this.acks = new PendingAcks(client.context());
        this.membership = new Membership(id, namespace.adapter(), client.context(), client.lane());
        this.sender = new SocketSender(this, namespace, client, acks);
    }

    @Override
    public Caller caller() {
        return client.caller();
    }

    SocketIdentity identity() {
        return identity;
    }

    @Override
    public Optional<RecoveryTicket> ticket() {
        return identity.ticket();
    }

    @Override
    public boolean isRecovered() {
        return ticket().filter(RecoveryTicket::isOfRecovered).isPresent();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public LocalNamespace namespace() {
        return namespace;
    }

    @Override
    public Handshake handshake() {
        return handshake;
    }

    @Override
    public Connection connection() {
        return client.view();
    }

    @Override
    public boolean isConnected() {
        return state == SocketState.CONNECTED;
    }

    @Override
    public Map<String, Object> data() {
        synchronized (acks) { // not this: applications lock their sockets
            if (data == null) {
                data = new SocketValues(ticket().map(RecoveryTicket::data).orElse(Map.of()));
            }
            return data;
        }
    }

    @Override
    public Set<String> rooms() {
        return membership.rooms();
    }

    @Override
    public void join(String... rooms) {
        if (isLeaving() || !membership.join(rooms)) {
            whileAway((recovery, ticket) -> recovery.change(ticket, RoomChange.joining(List.of(rooms))));
        }
    }

    @Override
    public void leave(String room) {
        if (!membership.leave(room)) {
            whileAway((recovery, ticket) -> recovery.change(ticket, RoomChange.leaving(List.of(room))));
        }
    }

    /** Does something to the session that is kept, or about to be, if there is one. */
    private void whileAway(BiConsumer<Recovery, RecoveryTicket> action) {
        if (isLeaving()) {
            namespace
                    .recovery()
                    .ifPresent(recovery ->
                            action.accept(recovery, identity.ticket().orElseThrow()));
        }
    }

    /** Puts the socket into its first rooms; returns whether its client is still there. */
    boolean enter(List<String> rooms) {
        return membership.enter(rooms);
    }

    @Override
    public SocketEvents events() {
        return events;
    }

    @Override
    public void report(EventFailure failure) {
        events.errors().report(failure);
    }

    @Override
    public void afterwards(Runnable code) {
        client.lane().submitElsewhere(code);
    }

    @Override
    public SocketEmitter emitter() {
        return new LocalEmitter(sender, EmitFlags.NONE);
    }

    @Override
    public SocketSender sender() {
        return sender;
    }

    @Override
    public CompletableFuture<@Nullable Void> supersede() {
        client.supersede();
        return identity.ticket().map(RecoveryTicket::gone).orElse(CompletableFuture.completedFuture(null));
    }

    @Override
    public Runnable enqueue(List<EnginePacket> packets) {
        return client.session().enqueue(packets);
    }

    @Override
    public boolean isReady() {
        return sender.isReady();
    }

    @Override
    public boolean deliver(Broadcast broadcast) {
        return sender.deliver(broadcast);
    }

    @Override
    public void deliver(Broadcast broadcast, AckCollector answers) {
        sender.deliver(broadcast, answers);
    }

    @Override
    public void sending(Broadcast broadcast) {
        sender.sending(broadcast);
    }

    @Override
    public BroadcastOperator broadcast() {
        return new BroadcastChain(namespace.adapter(), BroadcastOptions.ALL.except(id));
    }

    @Override
    public void onDisconnecting(Consumer<DisconnectReason> listener) {
        leaving.disconnecting().add(listener);
    }

    @Override
    public void onDisconnect(Consumer<DisconnectReason> listener) {
        leaving.disconnected().add(listener);
    }

    @Override
    public void disconnect() {
        disconnect(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
    }

    /** Disconnects and tells the client, though not the reason. */
    void disconnect(DisconnectReason reason) {
        if (isConnected() && leave(reason)) {
            client.session().send(client.context().packets().disconnect(namespace.name()));
        }
        whileAway(Recovery::end);
    }

    @Override
    public void closeConnection() {
        if (!isLeaving()) {
            client.disconnectAll();
        }
        whileAway(Recovery::end);
    }

    @Override
    public boolean isConnecting() {
        return state == SocketState.CONNECTING;
    }

    /** Fails the answers that are waited for, as none can come any more. */
    void expectNothing() {
        acks.close();
    }

    @Override
    public boolean becomeConnected() {
        return STATE.compareAndSet(this, SocketState.CONNECTING, SocketState.CONNECTED);
    }

    /** Gives up a socket that is refused; returns whether its client is still there to be told. */
    boolean refused() {
        boolean waiting = STATE.compareAndSet(this, SocketState.CONNECTING, SocketState.DISCONNECTED);
        if (waiting) {
            acks.close();
            membership.end(() -> namespace.exit().refused(this));
        }
        return waiting;
    }

    /** Takes an event on the lane. */
    void dispatch(Packet.Event event) {
        if (isConnected()) {
            event.ackId().ifPresent(id -> client.departure().owes());
            IncomingEvent incoming =
                    new IncomingEvent(this, event.name(), args(event.arguments()), new AckReply(sender, event.ackId()));
            events.dispatch(incoming, client.lane());
        }
    }

    /** Takes an answer on the thread that read it. */
    void answered(Packet.Ack ack) {
        acks.complete(ack.id(), args(ack.arguments()));
    }

    private JsonArgs args(Arguments arguments) {
        return new JsonArgs(arguments, client.context().packets().json());
    }

    /** Disconnects, on any thread; the listeners are called on the lane. Returns whether it was connected. */
    boolean leave(DisconnectReason reason) {
        namespace.recovery().ifPresent(recovery -> recovery.leaving(this, reason));
        boolean wasConnected = STATE.compareAndSet(this, SocketState.CONNECTED, SocketState.DISCONNECTING);
        if (wasConnected && reason != DisconnectReason.CLIENT_NAMESPACE_DISCONNECT) {
            client.departed(this); // first: packets of a client that does not know yet find this or the socket
        }
        client.forget(this);
        if (wasConnected) {
            acks.close();
            boolean isTask = reason == DisconnectReason.CLIENT_NAMESPACE_DISCONNECT; // in front of a wish to come back
            Consumer<Runnable> turn = isTask ? Runnable::run : client.lane()::submitElsewhere;
            turn.accept(() -> left(reason));
        } else if (STATE.compareAndSet(this, SocketState.CONNECTING, SocketState.DISCONNECTED)) {
            acks.close();
            client.lane()
                    .submitElsewhere(() -> membership.end(() -> namespace.exit().abandoned(this)));
        }
        return wasConnected;
    }

    private void left(DisconnectReason reason) {
        leaving.disconnecting().callAll(reason);
        membership.end(() -> {
            state = SocketState.DISCONNECTED;
            namespace.exit().left(this, reason);
            leaving.disconnected().callAll(reason);
        });
    }

    @Override
    public boolean isLeaving() {
        return state.isLeaving();
    }
}
