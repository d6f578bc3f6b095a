package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.EmitFlags;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.TransportListener;
import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineConnection;
import io.github.socketiojakarta.internal.engine.EngineSession;
import io.github.socketiojakarta.internal.engine.EngineTransport;
import io.github.socketiojakarta.internal.engine.ListenerWork;
import io.github.socketiojakarta.internal.engine.LogText;
import io.github.socketiojakarta.internal.engine.WebSession;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.parser.Packet;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One client: its packets are decoded here and go to its sockets in the namespaces it has joined.
 *
 * <p>Thread-safe. Acknowledgements are handled where they are read; everything else that leads to application code goes
 * through the lane, and so does what must keep its order relative to it.
 */
final class ClientConnection implements EngineConnection {

    private static final System.Logger LOG = System.getLogger(ClientConnection.class.getName());

    private final LocalServer server;
    private final ServerContext context;
    private final EngineSession session;
    private final Admission admission;
    private final SerialLane lane;
    private final ConnectionTimers timers;

    private final ConnectionFollowers followers = new ConnectionFollowers();

    private final FewByName<LocalSocket> sockets = new FewByName<>();

    private final DepartedNamespaces departed;

    private final CompletableFuture<ConnectionEnd> ended = new CompletableFuture<>();
    private final Departure departure;
    private final IncomingMessages messages;

    ClientConnection(LocalServer server, ServerContext context, EngineSession session) {
        this.server = server;
        this.context = context;
        this.session = session;
        this.admission = new Admission(this, server, context, session);
        this.lane = new SerialLane(context, context.calls().in(caller().context()));
        this.departure = new Departure(lane, session);
        this.departed = new DepartedNamespaces(context.options().maxNamespaces());
        this.timers = new ConnectionTimers(context, session);
        this.messages = new IncomingMessages(context, session, timers);
        timers.startConnecting();
    }

    SerialLane lane() {
        return lane;
    }

    EngineSession session() {
        return session;
    }

    /** Returns what the application sees of this connection. */
    ConnectionView view() {
        return new ConnectionView(this, session);
    }

    boolean isOpen() {
        return !ended.isDone();
    }

    void follow(TransportListener listener) {
        followers.add(listener, context.calls().in(caller().context()), lane);
    }

    @Override
    public void upgraded() {
        followers.tell(present -> present.upgraded(view().transport(), lane));
    }

    @Override
    public void drained() {
        followers.tell(present -> present.drained(lane));
    }

    Map<String, Socket> sockets() {
        return Map.copyOf(sockets.now());
    }

    int socketCount() {
        return sockets.size();
    }

    /** Sends packets, to which those that wait with the same key give way; returns false if they are dropped. */
    boolean send(List<EnginePacket> packets, EmitFlags flags, Optional<Object> key) {
        List<EnginePacket> flagged = flags.compress() ? packets : PacketWriter.uncompressed(packets);
        if (flags.isVolatile()) {
            return session.sendVolatile(flagged);
        }
        if (key.isPresent()) {
            session.sendLatest(flagged, key.get());
        } else {
            session.send(flagged);
        }
        return true;
    }

    @Override
    public void opened() {
        caller().webSession().ifPresent(this::endWith);
        admission.protocol().implicitConnect().ifPresent(packet -> lane.submitElsewhere(() -> handle(packet)));
    }

    private void endWith(WebSession webSession) {
        Runnable forget = webSession.onEnd(
                () -> disconnectAll(DisconnectReason.HTTP_SESSION_ENDED, EngineCloseReason.HTTP_SESSION_ENDED));
        var unused = ended.thenRun(forget); // at once, if the connection has ended meanwhile
    }

    @Override
    public void text(String message) {
        messages.receive(decoder -> decoder.text(message)).ifPresent(this::route);
    }

    @Override
    public void binary(ByteBuffer message) {
        messages.receive(decoder -> decoder.binary(message)).ifPresent(this::route);
    }

    private void route(Packet packet) {
        if (packet instanceof Packet.Ack ack) {
            answered(ack);
            return;
        }
        lane.submit(PacketSize.of(packet), () -> handle(packet));
    }

    private void answered(Packet.Ack ack) {
        LocalSocket socket = sockets.get(ack.namespace());
        if (socket == null) {
            notJoined(ack);
        } else {
            socket.answered(ack);
        }
    }

    /** What arrived before the end is handled after it too, but for a wish to join. */
    private void handle(Packet packet) {
        if (!(packet instanceof Packet.Connect connect)) {
            toSocket(packet);
        } else if (isOpen() && !admission.request(connect)) {
            invalidState("is connected to " + connect.namespace() + " already");
        }
    }

    boolean hasSocket(String namespace) {
        return sockets.contains(namespace);
    }

    Caller caller() {
        return session.request().caller();
    }

    Optional<ConnectionEnd> end() {
        return Optional.ofNullable(ended.getNow(null));
    }

    void add(LocalSocket socket) {
        sockets.put(socket.namespace().name(), socket);
        departed.remove(socket.namespace().name());
    }

    /** Called when a socket has been connected; returns what tells the client. */
    List<EnginePacket> connected(LocalSocket socket) {
        timers.stopConnecting();
        return admission.protocol().connected(context.packets(), socket);
    }

    private void toSocket(Packet packet) {
        LocalSocket socket = sockets.get(packet.namespace());
        if (socket == null) {
            if (!(packet instanceof Packet.Disconnect && admission.giveUp(packet.namespace()))) {
                notJoined(packet);
            }
        } else if (packet instanceof Packet.Event event) {
            if (socket.isConnecting()) {
                invalidState("sends events before it is connected to " + packet.namespace());
            }
            socket.dispatch(event);
        } else {
            socket.leave(DisconnectReason.CLIENT_NAMESPACE_DISCONNECT);
        }
    }

    private void notJoined(Packet packet) {
        if (!departed.contains(packet.namespace())) {
            invalidState("is not connected to " + packet.namespace());
        }
    }

    /** The reference gives two reasons for the same mistake, by transport; so do we. */
    private void invalidState(String detail) {
        LOG.log(System.Logger.Level.DEBUG, "{0}: the client {1}", LogText.ofSecret(session.id()), LogText.of(detail));
        session.close(
                session.transport() == EngineTransport.POLLING
                        ? EngineCloseReason.FORCED_SERVER_CLOSE
                        : EngineCloseReason.FORCED_CLOSE);
    }

    /** Notes that this server disconnects a socket, of which the client does not know yet. */
    void departed(LocalSocket socket) {
        departed.add(socket.namespace().name());
    }

    void forget(LocalSocket socket) {
        sockets.remove(socket.namespace().name(), socket);
    }

    /** Ends a connection that broke unnoticed: its client is back over another one. */
    void supersede() {
        session.close(EngineCloseReason.TRANSPORT_ERROR);
    }

    Departure departure() {
        return departure;
    }

    void disconnectAll() {
        disconnectAll(DisconnectReason.SERVER_NAMESPACE_DISCONNECT, EngineCloseReason.FORCED_SERVER_CLOSE);
    }

    /** Disconnects all sockets, telling the client, and closes the connection. */
    private void disconnectAll(DisconnectReason told, EngineCloseReason reason) {
        for (LocalSocket socket : sockets.now().values()) {
            socket.disconnect(told);
        }
        session.close(reason);
    }

    @Override
    public ListenerWork work() {
        return lane.work();
    }

    @Override
    public boolean isFull() {
        return lane.received().isFull();
    }

    @Override
    public void whenRoom(Runnable code) {
        lane.received().whenRoom(code);
    }

    @Override
    public void closed(EngineCloseReason reason, String detail) {
        DisconnectReason translated = DisconnectReason.valueOf(reason.name());
        ended.complete(new ConnectionEnd(translated, detail));
        lane.received().end();
        timers.stop();
        sockets.now().values().forEach(LocalSocket::expectNothing);
        if (Departure.isBehindTheRest(translated)) {
            lane.submitElsewhere(() -> leave(translated));
        } else {
            leave(translated);
        }
    }

    private void leave(DisconnectReason reason) {
        sockets.now().values().forEach(socket -> socket.leave(reason));
        followers.end(reason, lane);
        lane.submitOwn(() -> server.forget(this));
    }
}
