package io.github.socketiojakarta.internal.recovery;

import io.github.socketiojakarta.DisconnectReason;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the session of a socket that leaves: in this server, and where all servers of a cluster find it. Immutable.
 *
 * @param here keeps sessions for clients that come back to this server
 * @param shared keeps them for clients that come back to any server
 */
public record SessionEnd(Optional<Recovery> here, Optional<SharedSessions> shared) {

    /** Keeps the session of a socket that is about to leave these rooms, if its client may come back. */
    public void keep(RecoverableSocket socket, Set<String> rooms, DisconnectReason reason) {
        here.flatMap(recovery -> recovery.keep(socket, rooms, reason))
                .ifPresent(session -> shared.ifPresent(sessions -> sessions.persist(session)));
    }

    /** Notes that a socket is gone from all rooms, so that its session can be claimed. */
    public void gone(RecoverableSocket socket) {
        here.ifPresent(recovery -> recovery.gone(socket));
    }

    /** Gives up the claim of a socket whose client has gone before it was connected. */
    public void putBack(RecoverableSocket socket) {
        socket.ticket().flatMap(RecoveryTicket::restored).ifPresent(this::putBack);
    }

    /** Gives up a claim. */
    public void putBack(Restored restored) {
        here.ifPresent(recovery -> recovery.putBack(restored));
        shared.ifPresent(sessions -> sessions.putBack(restored));
    }

    /** Ends the session that a socket was to get back. */
    public void end(RecoverableSocket socket) {
        socket.ticket().flatMap(RecoveryTicket::restored).ifPresent(restored -> {
            var unused = here.orElseThrow().end(restored.session().ticket());
        });
    }
}
