package io.github.socketiojakarta.internal.client;

import io.github.socketiojakarta.ConnectionListener;
import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.PayloadException;
import io.github.socketiojakarta.UserRoom;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.listen.SocketLogId;
import io.github.socketiojakarta.internal.namespace.LocalNamespace;
import io.github.socketiojakarta.internal.namespace.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The way of one socket into its namespace: through the middlewares, into its rooms, among the connected. Called on the lane
 * of its client.
 */
final class SocketEntry {

    private static final System.Logger LOG = System.getLogger(SocketEntry.class.getName());

    private final Client client;
    private final SocketProtocol protocol;
    private final LocalNamespace namespace;
    private final LocalSocket socket;
    private final Consumer<ConnectionRefusedException> refused;

    /**
     * Prepares the entry of a socket.
     *
     * @param refused called with what to tell the client if it may not enter
     */
    SocketEntry(
            Client client, SocketProtocol protocol, LocalSocket socket, Consumer<ConnectionRefusedException> refused) {
        this.client = client;
        this.protocol = protocol;
        this.namespace = socket.namespace();
        this.socket = socket;
        this.refused = refused;
    }

    /** Connects the socket if the middlewares let it pass. */
    void begin() {
        if (socket.isRecovered()
                && namespace.recovery().orElseThrow().settings().skipMiddlewares()) {
            enter();
            return;
        }
        namespace.registered().runMiddlewares(socket, client.lane(), outcome -> {
            if (outcome.isPresent()) {
                refused.accept(refusal(outcome.get()));
            } else {
                enter();
            }
        });
    }

    private void enter() {
        List<EnginePacket> reply;
        try {
            if (!socket.enter(rooms())) {
                return; // the client has gone while a middleware was deciding
            }
            client.joined();
            reply = protocol.connected(client.context().packets(), namespace.name(), socket.identity());
        } catch (Throwable e) { // the edge to an adapter and a codec of the application
            LOG.log(
                    System.Logger.Level.WARNING,
                    SocketLogId.of(socket) + ": cannot be connected to " + namespace.name(),
                    e);
            refused.accept(new ConnectionRefusedException(Resolution.INTERNAL_ERROR));
            return;
        }
        connect(reply);
    }

    private ConnectionRefusedException refusal(Throwable failure) {
        if (failure instanceof ConnectionRefusedException refusal) {
            return refusal;
        }
        System.Logger.Level level = failure instanceof PayloadException // what the client sent cannot be read
                ? System.Logger.Level.DEBUG
                : System.Logger.Level.WARNING;
        LOG.log(level, SocketLogId.of(socket) + ": a middleware failed; the socket is refused", failure);
        return new ConnectionRefusedException(Resolution.INTERNAL_ERROR);
    }

    private List<String> rooms() {
        List<String> rooms = new ArrayList<>();
        rooms.add(socket.id());
        socket.ticket().ifPresent(ticket -> rooms.addAll(ticket.rooms()));
        if (client.context().options().userRooms()) {
            socket.caller().user().map(UserRoom::of).ifPresent(rooms::add);
        }
        return rooms;
    }

    private void connect(List<EnginePacket> reply) {
        Optional<Runnable> afterwards = namespace.connect(socket, reply);
        if (afterwards.isEmpty()) {
            if (socket.isConnecting()) {
                client.supersede(); // it cannot be as it was any more, and has to come once more
            }
            return;
        }
        afterwards.get().run();
        for (ConnectionListener listener : namespace.registered().connectionListeners()) {
            try {
                listener.onConnection(socket);
            } catch (Throwable e) { // the edge to application code
                LOG.log(System.Logger.Level.WARNING, SocketLogId.of(socket) + ": a connection listener failed", e);
            }
        }
    }
}
