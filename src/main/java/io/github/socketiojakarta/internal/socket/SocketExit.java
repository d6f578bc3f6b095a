package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.Adapter;
import io.github.socketiojakarta.DisconnectReason;

/**
 * How sockets leave one namespace: completely, whatever the adapter of the application does. Thread-safe; called once for
 * each socket, when nothing can change its rooms any more.
 */
final class SocketExit {

    private final LocalNamespace namespace;
    private final Adapter inMemory;

    SocketExit(LocalNamespace namespace, Adapter inMemory) {
        this.namespace = namespace;
        this.inMemory = inMemory;
    }

    /** Forgets a socket that has left; keeps its session, if its client may come back. */
    void left(LocalSocket socket, DisconnectReason reason) {
        namespace.recovery().ifPresent(recovery -> keep(recovery, socket, reason));
        remove(socket);
        namespace.recovery().ifPresent(recovery -> recovery.gone(socket));
    }

    /** Comes before the socket is in no room: whoever looks for it meanwhile finds it here or there. */
    private void keep(Recovery recovery, LocalSocket socket, DisconnectReason reason) {
        try {
            recovery.keep(socket, namespace.adapter().socketRooms(socket.id()), reason);
        } catch (Throwable e) { // the edge to an adapter of the application
            namespace.adapterFailed(socket.id(), e);
        }
    }

    /** Forgets a socket whose client has gone before it was connected; another one may claim its session. */
    void abandoned(LocalSocket socket) {
        remove(socket);
        socket.ticket()
                .flatMap(RecoveryTicket::restored)
                .ifPresent(restored -> namespace.recovery().orElseThrow().putBack(restored));
    }

    /** Forgets a socket that was refused, and the session that it was to get back. */
    void refused(LocalSocket socket) {
        remove(socket);
        socket.ticket()
                .flatMap(RecoveryTicket::restored)
                .ifPresent(restored -> namespace
                        .recovery()
                        .orElseThrow()
                        .end(restored.session().ticket()));
    }

    private void remove(LocalSocket socket) {
        namespace.forget(socket);
        try {
            namespace.adapter().delAll(socket.id());
        } catch (Throwable e) { // the edge to an adapter of the application
            namespace.adapterFailed(socket.id(), e);
            inMemory.delAll(socket.id()); // or it would stay in these rooms, and be counted, for good
        }
        namespace.occupancy().leave(socket);
    }
}
