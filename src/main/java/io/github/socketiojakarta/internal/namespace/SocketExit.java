package io.github.socketiojakarta.internal.namespace;

import io.github.socketiojakarta.Adapter;
import io.github.socketiojakarta.AdapterContext;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.internal.recovery.Recovery;
import io.github.socketiojakarta.internal.recovery.RecoveryTicket;
import java.util.Optional;

/**
 * How sockets leave one namespace: completely, whatever the adapter of the application does. Thread-safe; called once for
 * each socket, when nothing can change its rooms any more.
 */
public final class SocketExit {

    private static final System.Logger LOG = System.getLogger(SocketExit.class.getName());

    private final AdapterContext context;
    private final Adapter adapter;
    private final NamespaceSockets sockets;
    private final Optional<Recovery> recovery;
    private final NamespaceLifetime lifetime;

    SocketExit(
            AdapterContext context,
            Adapter adapter,
            NamespaceSockets sockets,
            Optional<Recovery> recovery,
            NamespaceLifetime lifetime) {
        this.context = context;
        this.adapter = adapter;
        this.sockets = sockets;
        this.recovery = recovery;
        this.lifetime = lifetime;
    }

    /** Forgets a socket that has left; keeps its session, if its client may come back. */
    public void ended(NamespaceSocket socket, DisconnectReason reason) {
        recovery.ifPresent(present -> keep(present, socket, reason));
        remove(socket);
        recovery.ifPresent(present -> present.gone(socket));
    }

    /** Comes before the socket is in no room: whoever looks for it meanwhile finds it here or there. */
    private void keep(Recovery keeper, NamespaceSocket socket, DisconnectReason reason) {
        try {
            keeper.keep(socket, adapter.socketRooms(socket.id()), reason);
        } catch (Throwable e) { // the edge to an adapter of the application
            failed(socket, e);
        }
    }

    /** Forgets a socket whose client has gone before it was connected; another one may claim its session. */
    public void abandoned(NamespaceSocket socket) {
        remove(socket);
        socket.ticket()
                .flatMap(RecoveryTicket::restored)
                .ifPresent(restored -> recovery.orElseThrow().putBack(restored));
    }

    /** Forgets a socket that was refused, and the session that it was to get back. */
    public void refused(NamespaceSocket socket) {
        remove(socket);
        socket.ticket()
                .flatMap(RecoveryTicket::restored)
                .ifPresent(restored ->
                        recovery.orElseThrow().end(restored.session().ticket()));
    }

    private void remove(NamespaceSocket socket) {
        sockets.forget(socket);
        try {
            adapter.delAll(socket.id());
        } catch (Throwable e) { // the edge to an adapter of the application
            failed(socket, e);
            context.inMemory().delAll(socket.id()); // or it would stay in these rooms, and be counted, for good
        }
        lifetime.exit(socket);
    }

    private void failed(NamespaceSocket socket, Throwable failure) {
        LOG.log(
                System.Logger.Level.WARNING,
                socket.id() + ": the adapter of " + context.namespace() + " failed",
                failure);
    }
}
