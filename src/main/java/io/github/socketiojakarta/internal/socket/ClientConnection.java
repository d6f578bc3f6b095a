package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.TransportListener;
import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineConnection;
import io.github.socketiojakarta.internal.engine.EngineSession;
import io.github.socketiojakarta.internal.engine.EngineTransport;
import io.github.socketiojakarta.internal.engine.ListenerWork;
import io.github.socketiojakarta.internal.engine.LogText;
import io.github.socketiojakarta.internal.engine.WebSession;
import io.github.socketiojakarta.parser.Packet;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One client: its packets are decoded here and go to its sockets in the namespaces it has joined.
 *
 * <p>Thread-safe. Acknowledgements are handled where they are read; everything else that leads to application code goes
 * through the lane, and so does what must keep its order relative to it.
 */
final class ClientConnection implements EngineConnection, Client {

    private static final System.Logger LOG = System.getLogger(ClientConnection.class.getName());

    private final Consumer<ClientConnection> whenGone;
    private final ServerContext context;
    private final EngineSession session;
    private final Admission admission;
    private final SerialLane lane;
    private final ConnectionTimers timers;

    private final ConnectionFollowers followers = new ConnectionFollowers();

    private final ClientSockets sockets;

    private final CompletableFuture<ConnectionEnd> ended = new CompletableFuture<>();
    private final Departure departure;
    private final IncomingMessages messages;

    /**
     * Creates the connection of a client that has joined no namespace.
     *
     * @param whenGone told when its sockets are gone
     */
    ClientConnection(
            ServerContext context,
            NamespaceDirectory namespaces,
            EngineSession session,
            Consumer<ClientConnection> whenGone) {
        this.whenGone = whenGone;
        this.context = context;
        this.session = session;
        this.sockets = new ClientSockets(context.options().maxNamespaces());
        this.admission = new Admission(this, sockets, namespaces);
        this.lane = new SerialLane(
                context.application().get(),
                context.threads(),
                context.options().maxReceiveBufferBytes(),
                context.calls().in(caller().context()));
        this.departure = new Departure(lane, session);
        this.timers = new ConnectionTimers(context, session);
        this.messages = new IncomingMessages(context, session, timers);
        timers.startConnecting();
    }

    @Override
    public ServerContext context() {
        return context;
    }

    @Override
    public SerialLane lane() {
        return lane;
    }

    @Override
    public EngineSession session() {
        return session;
    }

    @Override
    public ConnectionView view() {
        return new ConnectionView(this);
    }

    boolean isOpen() {
        return !ended.isDone();
    }

    @Override
    public void follow(TransportListener listener) {
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

    @Override
    public Map<String, Socket> sockets() {
        return Map.copyOf(sockets.now());
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

    @Override
    public Optional<ConnectionEnd> end() {
        return Optional.ofNullable(ended.getNow(null));
    }

    @Override
    public void joined() {
        timers.stopConnecting();
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
        if (!sockets.hasDeparted(packet.namespace())) {
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

    @Override
    public void departed(Socket socket) {
        sockets.departed(socket);
    }

    @Override
    public void forget(Socket socket) {
        sockets.forget(socket);
    }

    @Override
    public Departure departure() {
        return departure;
    }

    @Override
    public void disconnectAll() {
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
        lane.submitOwn(() -> whenGone.accept(this));
    }
}
