package io.github.socketiojakarta.internal.socket;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.Connection;
import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.EmitFlags;
import io.github.socketiojakarta.Handshake;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.Transport;
import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineConnection;
import io.github.socketiojakarta.internal.engine.EngineSession;
import io.github.socketiojakarta.internal.engine.EngineTransport;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.parser.DecoderLimits;
import io.github.socketiojakarta.parser.Packet;
import io.github.socketiojakarta.parser.PacketException;
import io.github.socketiojakarta.parser.Parser;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One client: its packets are decoded here and go to its sockets in the namespaces it has joined.
 *
 * <p>Thread-safe. The decoder has a lock of its own, under which nothing else is called. Acknowledgements are handled
 * where they are read; everything else that leads to application code goes through the lane, and so does what must
 * keep its order relative to it.
 */
final class ClientConnection implements EngineConnection, Connection {

    private static final System.Logger LOG = System.getLogger(ClientConnection.class.getName());
    private static final int TASK_OVERHEAD = 128;

    private final LocalServer server;
    private final ServerContext context;
    private final EngineSession session;
    private final SocketProtocol protocol;
    private final SerialLane lane;
    private final ConnectionTimers timers;
    private final ConcurrentMap<String, LocalSocket> sockets = new ConcurrentHashMap<>(2);

    /** Namespaces this server has left for the client, from which packets may still be under way. */
    private final Set<String> departed = ConcurrentHashMap.newKeySet(1);

    /** Namespaces the client has asked for, about which a predicate has yet to decide. */
    private final Set<String> wanted = ConcurrentHashMap.newKeySet(1);

    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

    @GuardedBy("decoder")
    private final Parser.Decoder decoder;

    ClientConnection(LocalServer server, ServerContext context, EngineSession session) {
        this.server = server;
        this.context = context;
        this.session = session;
        this.protocol = SocketProtocol.of(session);
        this.lane = new SerialLane(context);
        this.timers = new ConnectionTimers(context, session);
        this.decoder = context.packets()
                .parser()
                .decoder(new DecoderLimits(
                        context.options().maxAttachments(),
                        context.options().maxPacketBytes(),
                        context.options().maxJsonDepth()));
        timers.startConnecting();
    }

    SerialLane lane() {
        return lane;
    }

    @Override
    public Transport transport() {
        return session.transport() == EngineTransport.POLLING ? Transport.POLLING : Transport.WEBSOCKET;
    }

    @Override
    public int protocol() {
        return session.protocol();
    }

    @Override
    public Map<String, Socket> sockets() {
        return Map.copyOf(sockets);
    }

    @Override
    public int pendingPackets() {
        return session.pendingPackets();
    }

    void send(List<EnginePacket> packets) {
        session.send(packets);
    }

    void send(List<EnginePacket> packets, EmitFlags flags) {
        if (flags.isVolatile()) {
            session.sendVolatile(packets);
        } else {
            session.send(packets);
        }
    }

    @Override
    public void opened() {
        protocol.implicitConnect().ifPresent(this::route);
    }

    @Override
    public void text(String message) {
        receive(packets -> packets.text(message));
    }

    @Override
    public void binary(ByteBuffer message) {
        receive(packets -> packets.binary(message));
    }

    private void receive(Function<Parser.Decoder, Optional<Packet>> decoding) {
        Optional<Packet> packet;
        boolean pending;
        try {
            synchronized (decoder) {
                packet = decoding.apply(decoder);
                pending = decoder.isPending();
            }
        } catch (PacketException e) {
            LOG.log(System.Logger.Level.DEBUG, "{0}: bad packet: {1}", session.id(), e.getMessage());
            session.close(EngineCloseReason.FORCED_CLOSE);
            return;
        }
        timers.attachments(pending);
        packet.ifPresent(this::route);
    }

    private void route(Packet packet) {
        if (packet instanceof Packet.Ack ack) {
            answered(ack);
            return;
        }
        long size = TASK_OVERHEAD
                + (packet instanceof Packet.Event event ? event.arguments().bytes() : 0);
        if (!lane.submit(size, () -> handle(packet))) {
            LOG.log(System.Logger.Level.DEBUG, "{0}: too much waits for the listeners", session.id());
            session.close(EngineCloseReason.FORCED_SERVER_CLOSE);
        }
    }

    private void answered(Packet.Ack ack) {
        LocalSocket socket = sockets.get(ack.namespace());
        if (socket != null) {
            socket.answered(ack);
        } else {
            notJoined(ack);
        }
    }

    private void handle(Packet packet) {
        if (ended.isDone()) {
            return;
        }
        switch (packet.kind()) {
            case CONNECT -> connect((Packet.Connect) packet);
            case DISCONNECT, EVENT, ACK -> toSocket(packet);
        }
    }

    private void connect(Packet.Connect packet) {
        String name = protocol.namespace(packet);
        if (sockets.containsKey(name) || !wanted.add(name)) {
            invalidState("is connected to " + name + " already");
            return;
        }
        Handshake handshake = new ClientHandshake(
                new RequestView(session.request()),
                protocol.auth(packet, context.packets()),
                context.packets().json());
        resolve(name, handshake);
    }

    private void resolve(String name, Handshake handshake) {
        server.namespaces().resolve(name, handshake, lane, namespace -> {
            if (ended.isDone() || !wanted.contains(name)) {
                return; // the client has not waited for the decision
            }
            if (namespace.isPresent()) {
                join(namespace.get(), handshake);
            } else {
                wanted.remove(name);
                send(context.packets().connectError(name, new ConnectionRefusedException("Invalid namespace")));
            }
        });
    }

    private void join(LocalNamespace namespace, Handshake handshake) {
        LocalSocket socket =
                new LocalSocket(protocol.socketId(namespace.name(), session), namespace, this, handshake, context);
        if (!namespace.occupancy().enter(socket)) { // it has just become empty and goes
            resolve(namespace.name(), handshake);
            return;
        }
        sockets.put(namespace.name(), socket);
        wanted.remove(namespace.name());
        departed.remove(namespace.name());
        namespace.admit(socket, this, refusal -> {
            forget(socket);
            socket.refused();
            send(protocol.refused(context.packets(), namespace.name(), refusal));
        });
        if (ended.isDone()) { // has not seen this socket if it ended just now
            socket.leave(DisconnectReason.TRANSPORT_CLOSE);
        }
    }

    /** Called when a socket has been connected. */
    void connected(LocalSocket socket) {
        timers.stopConnecting();
        send(protocol.connected(context.packets(), socket.namespace().name(), socket.id()));
    }

    private void toSocket(Packet packet) {
        LocalSocket socket = sockets.get(packet.namespace());
        if (socket == null) {
            boolean gaveUp = packet instanceof Packet.Disconnect && wanted.remove(packet.namespace());
            if (!gaveUp) {
                notJoined(packet);
            }
        } else if (packet instanceof Packet.Event event) {
            if (!socket.isConnected()) {
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
        LOG.log(System.Logger.Level.DEBUG, "{0}: the client {1}", session.id(), detail);
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

    /** Disconnects all sockets, telling the client, and closes the connection. */
    void disconnectAll() {
        for (LocalSocket socket : List.copyOf(sockets.values())) {
            socket.disconnect();
        }
        session.close(EngineCloseReason.FORCED_SERVER_CLOSE);
    }

    @Override
    public boolean isBusy() {
        return lane.isBusy();
    }

    @Override
    public void closed(EngineCloseReason reason, String detail) {
        ended.complete(null);
        timers.stop();
        DisconnectReason translated = DisconnectReason.valueOf(reason.name());
        for (LocalSocket socket : List.copyOf(sockets.values())) {
            socket.leave(translated);
        }
        lane.submitElsewhere(() -> server.forget(this));
    }
}
