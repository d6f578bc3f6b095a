package io.github.socketiojakarta.internal.client;

import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineSession;
import io.github.socketiojakarta.internal.engine.LogText;
import io.github.socketiojakarta.internal.incoming.PacketSize;
import io.github.socketiojakarta.parser.Packet;

/**
 * Brings each packet of one client to its socket, or to what handles its wishes to join. Acknowledgements are handled where
 * they are read; everything else goes through the lane. Thread-safe.
 */
final class PacketRouter {

    private static final System.Logger LOG = System.getLogger(PacketRouter.class.getName());

    private final Client client;
    private final ClientSockets sockets;
    private final ConnectRequests requests;

    PacketRouter(Client client, ClientSockets sockets, ConnectRequests requests) {
        this.client = client;
        this.sockets = sockets;
        this.requests = requests;
    }

    /** Lets the client join what clients of its version join without asking. */
    void opened() {
        requests.protocol().implicitConnect().ifPresent(packet -> client.lane().submit(() -> handle(packet)));
    }

    void route(Packet packet) {
        if (packet instanceof Packet.Ack ack) {
            answered(ack);
            return;
        }
        client.lane().submitReceived(PacketSize.of(packet), () -> handle(packet));
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
        } else if (client.end().isEmpty() && !requests.request(connect)) {
            invalidState("is connected to " + connect.namespace() + " already");
        }
    }

    private void toSocket(Packet packet) {
        LocalSocket socket = sockets.get(packet.namespace());
        if (socket == null) {
            if (!(packet instanceof Packet.Disconnect && requests.withdraw(packet.namespace()))) {
                notJoined(packet);
            }
        } else if (packet instanceof Packet.Event event) {
            if (socket.isConnecting()) {
                invalidState("sends events before it is connected to " + packet.namespace());
            }
            socket.dispatch(event);
        } else {
            socket.end(DisconnectReason.CLIENT_NAMESPACE_DISCONNECT);
        }
    }

    private void notJoined(Packet packet) {
        if (!sockets.wasDisconnectedFrom(packet.namespace())) {
            invalidState("is not connected to " + packet.namespace());
        }
    }

    /** The reference gives two reasons for the same mistake, by transport; so do we. */
    private void invalidState(String detail) {
        EngineSession session = client.session();
        LOG.log(System.Logger.Level.DEBUG, "{0}: the client {1}", LogText.ofSecret(session.id()), LogText.of(detail));
        session.close(
                session.transport().closesAtOnce()
                        ? EngineCloseReason.FORCED_CLOSE
                        : EngineCloseReason.FORCED_SERVER_CLOSE);
    }
}
