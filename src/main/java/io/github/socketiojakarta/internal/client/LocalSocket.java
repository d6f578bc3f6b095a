package io.github.socketiojakarta.internal.client;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.Handshake;
import io.github.socketiojakarta.IncomingEvent;
import io.github.socketiojakarta.internal.ack.AckReply;
import io.github.socketiojakarta.internal.ack.PendingAcks;
import io.github.socketiojakarta.internal.incoming.JsonArgs;
import io.github.socketiojakarta.internal.listen.DisconnectListeners;
import io.github.socketiojakarta.internal.listen.SocketEvents;
import io.github.socketiojakarta.internal.namespace.LocalNamespace;
import io.github.socketiojakarta.internal.recovery.AwaySession;
import io.github.socketiojakarta.internal.recovery.RecoveryTicket;
import io.github.socketiojakarta.internal.recovery.RoomChange;
import io.github.socketiojakarta.internal.room.Membership;
import io.github.socketiojakarta.parser.Arguments;
import io.github.socketiojakarta.parser.Packet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A socket of this server.
 *
 * <p>Thread-safe: its life is one atomic reference, see {@link SocketState}; listeners are called on the lane of its
 * connection only. Whoever moves it to DISCONNECTING sees to the rest.
 */
final class LocalSocket implements ListenMethods, EmitMethods, ClientMethods {

    private static final AtomicReferenceFieldUpdater<LocalSocket, SocketState> STATE =
            AtomicReferenceFieldUpdater.newUpdater(LocalSocket.class, SocketState.class, "state");

    private final SocketIdentity identity;
    private final String id;
    private final LocalNamespace namespace;
    private final Client client;
    private final Handshake handshake;
    private final SocketEvents events;
    private final DisconnectListeners listeners;
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
        this.listeners = new DisconnectListeners(id, client.lane());
        this.namespace = namespace;
        this.client = client;
        this.handshake = handshake;
        this.events = new SocketEvents(namespace.registered());
        this.acks = new PendingAcks(client.context());
        this.membership = new Membership(id, namespace.adapter(), client.context(), client.lane());
        this.sender = new SocketSender(this, namespace, client, acks);
    }

    @Override
    public SocketIdentity identity() {
        return identity;
    }

    @Override
    public Client client() {
        return client;
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
        if (isEnding() || !membership.join(rooms)) {
            away().ifPresent(session -> session.change(RoomChange.joining(List.of(rooms))));
        }
    }

    @Override
    public void leaveNow(String... rooms) {
        if (!membership.leave(rooms)) {
            away().ifPresent(session -> session.change(RoomChange.leaving(List.of(rooms))));
        }
    }

    /** Returns the session that is kept for the client, or about to be, if there is one. */
    private Optional<AwaySession> away() {
        return isEnding() ? namespace.away(this) : Optional.empty();
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
    public SocketSender sender() {
        return sender;
    }

    @Override
    public DisconnectListeners disconnectListeners() {
        return listeners;
    }

    @Override
    public void disconnect() {
        disconnect(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
    }

    /** Disconnects and tells the client, though not the reason. */
    void disconnect(DisconnectReason reason) {
        if (isConnected()) {
            namespace.cluster().hurry(this);
        }
        if (isConnected() && end(reason)) {
            client.session().send(client.context().packets().disconnect(namespace.name()));
        }
        away().ifPresent(AwaySession::end);
    }

    @Override
    public void closeConnection() {
        if (!isEnding()) {
            client.disconnectAll();
        }
        away().ifPresent(AwaySession::end);
    }

    @Override
    public boolean isConnecting() {
        return state == SocketState.CONNECTING;
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
            event.ackId().ifPresent(id -> client.gracefulClose().answerOwed());
            IncomingEvent incoming =
                    IncomingEvent.of(this, event.name(), args(event.arguments()), new AckReply(sender, event.ackId()));
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
    boolean end(DisconnectReason reason) {
        namespace.recovery().ifPresent(recovery -> recovery.ending(this, reason));
        boolean wasConnected = STATE.compareAndSet(this, SocketState.CONNECTED, SocketState.DISCONNECTING);
        if (wasConnected && reason != DisconnectReason.CLIENT_NAMESPACE_DISCONNECT) {
            client.disconnected(this); // first: packets of a client that does not know yet find this or the socket
        }
        client.forget(this);
        if (wasConnected) {
            acks.close();
            boolean isTask = reason == DisconnectReason.CLIENT_NAMESPACE_DISCONNECT; // in front of a wish to come back
            Consumer<Runnable> turn = isTask ? Runnable::run : client.lane()::submit;
            turn.accept(() -> ended(reason));
        } else if (STATE.compareAndSet(this, SocketState.CONNECTING, SocketState.DISCONNECTED)) {
            acks.close();
            client.lane().submit(() -> membership.end(() -> namespace.exit().abandoned(this)));
        }
        return wasConnected;
    }

    private void ended(DisconnectReason reason) {
        listeners.disconnecting().callAll(reason);
        membership.end(() -> {
            state = SocketState.DISCONNECTED;
            namespace.exit().ended(this, reason);
            listeners.disconnected().callAll(reason);
        });
    }

    @Override
    public boolean isEnding() {
        return state.isEnding();
    }
}
