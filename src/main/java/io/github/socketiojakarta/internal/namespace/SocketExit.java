package io.github.socketiojakarta.internal.namespace;

import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.internal.adapter.Adapter;
import io.github.socketiojakarta.internal.adapter.AdapterContext;
import io.github.socketiojakarta.internal.recovery.Restored;
import io.github.socketiojakarta.internal.recovery.SessionEnd;

/**
 * How sockets leave one namespace: completely, whatever the adapter and the medium behind it do. Thread-safe; called once for
 * each socket, when nothing can change its rooms any more.
 */
public final class SocketExit {

    private static final System.Logger LOG = System.getLogger(SocketExit.class.getName());

    private final AdapterContext context;
    private final Adapter adapter;
    private final NamespaceSockets sockets;
    private final SessionEnd sessions;
    private final NamespaceLifetime lifetime;

    SocketExit(
            AdapterContext context,
            Adapter adapter,
            NamespaceSockets sockets,
            SessionEnd sessions,
            NamespaceLifetime lifetime) {
        this.context = context;
        this.adapter = adapter;
        this.sockets = sockets;
        this.sessions = sessions;
        this.lifetime = lifetime;
    }

    /** Forgets a socket that has left; keeps its session, if its client may come back. */
    public void ended(NamespaceSocket socket, DisconnectReason reason) {
        keep(socket, reason);
        remove(socket);
        sessions.gone(socket);
    }

    /** Comes before the socket is in no room: whoever looks for it meanwhile finds it here or there. */
    private void keep(NamespaceSocket socket, DisconnectReason reason) {
        if (sessions.here().isEmpty()) {
            return;
        }
        try {
            sessions.keep(socket, adapter.socketRooms(socket.id()), reason);
        } catch (Throwable e) { // the edge to the medium of a cluster
            failed(socket, e);
        }
    }

    /** Forgets a socket whose client has gone before it was connected; another one may claim its session. */
    public void abandoned(NamespaceSocket socket) {
        remove(socket);
        sessions.putBack(socket);
    }

    /** Gives up a claim: its client has gone before there was a socket. */
    public void putBack(Restored restored) {
        sessions.putBack(restored);
    }

    /** Forgets a socket that was refused, and the session that it was to get back. */
    public void refused(NamespaceSocket socket) {
        remove(socket);
        sessions.end(socket);
    }

    private void remove(NamespaceSocket socket) {
        sockets.forget(socket);
        try {
            adapter.delAll(socket.id());
        } catch (Throwable e) { // the edge to the medium of a cluster
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
