package io.github.socketiojakarta.internal.recovery;

import io.github.socketiojakarta.BroadcastOptions;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.admission.ClientAddress;
import io.github.socketiojakarta.internal.recovery.RecoverableSession.Sent;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who has which session of one namespace. Not thread-safe: {@link Recovery} guards it.
 *
 * <p>A session has one owner at any time:
 *
 * <pre>
 *   socket --connection broken, rooms noted--&gt; kept --claimed by its client--&gt; claimed --connected--&gt; new socket
 *                                              ^  |                            |    |
 *                                              |  +--expired, driven out, ended by the server--&gt; over
 *                                              +---------its client has gone---+    +--refused--&gt; over
 * </pre>
 *
 * <p>It is kept before its socket leaves the rooms, and can be claimed when that is gone from all.
 *
 * <p>While it is kept or claimed, the socket of before stands for it: what that joins and leaves, and its disconnection,
 * count for the session, and so does what is done to all sockets of a room. If that changes a session which is claimed, its
 * client has to come back once more. From when the new socket is connected, the one of before is inert.
 */
final class SessionOwners {

    private static final Set<DisconnectReason> RECOVERABLE = EnumSet.of(
            DisconnectReason.TRANSPORT_CLOSE,
            DisconnectReason.TRANSPORT_ERROR,
            DisconnectReason.PING_TIMEOUT,
            DisconnectReason.SLOW_CONSUMER,
            DisconnectReason.FAST_PRODUCER,
            DisconnectReason.FORCED_CLOSE,
            DisconnectReason.FORCED_SERVER_CLOSE);

    private final int maxRooms;
    private final KeptSessions kept;

    /** Sockets by their secret, from when they connect until their session can be claimed. */
    private final Map<String, RecoverableSocket> live = new HashMap<>();

    SessionOwners(int maxSessions, int maxRooms) {
        this.kept = new KeptSessions(maxSessions);
        this.maxRooms = maxRooms;
    }

    /** Returns whether the client of a socket that disconnects for this reason may come back to it. */
    static boolean isRecoverable(DisconnectReason reason) {
        return RECOVERABLE.contains(reason);
    }

    /** Notes that a socket is connected. */
    void connected(RecoverableSocket socket) {
        RecoveryTicket ticket = socket.ticket().orElseThrow();
        ticket.restored().ifPresent(restored -> {
            end(restored.session().ticket());
            restored.session().ticket().succeeded();
        });
        live.put(ticket.privateId(), socket);
    }

    /** Returns the socket that has a secret, if it is not gone from all rooms. */
    @Nullable
    RecoverableSocket live(String privateId) {
        return live.get(privateId);
    }

    /** Keeps the session of a socket that is about to leave these rooms. */
    void keep(RecoverableSocket socket, Set<String> rooms, long expires) {
        RecoveryTicket ticket = socket.ticket().orElseThrow();
        Set<String> after = rooms;
        for (RoomChange change : ticket.changes()) {
            after = change.applied(after, maxRooms);
        }
        kept.add(new RecoverableSession(
                socket.id(),
                ticket,
                socket.caller().withoutContext(),
                ClientAddress.group(socket.handshake().address()),
                after,
                socket.data(),
                ticket.sent(),
                expires));
    }

    /** Notes that a socket is gone from all rooms, so that its session can be claimed if it is kept. */
    void gone(RecoverableSocket socket) {
        live.remove(socket.ticket().orElseThrow().privateId(), socket);
    }

    /** Returns whose the session is that is claimed, unless the client says what its own client could not say. */
    Optional<Caller> owner(RecoveryClaim claim, RecoveryLog log, long now) {
        RecoverableSocket socket = live.get(claim.privateId());
        if (socket == null) {
            return find(claim, log, now).map(found -> found.session().owner());
        }
        RecoveryTicket ticket = socket.ticket().orElseThrow();
        Sent sent = socket.isConnected() ? ticket.sent().upTo(log.next()) : ticket.sent();
        boolean known = !ticket.isOver() && log.position(sent, claim.offset()).isPresent();
        return known ? Optional.of(socket.caller()) : Optional.empty();
    }

    /** Returns what a client gets that claims a session, with nothing changed yet. */
    Optional<Restored> find(RecoveryClaim claim, RecoveryLog log, long now) {
        RecoverableSession session = kept.get(claim.privateId());
        if (session == null || session.ticket().isClaimed() || session.expires() - now <= 0) {
            return Optional.empty();
        }
        OptionalLong position = log.position(session.sent(), claim.offset());
        return position.isPresent()
                ? Optional.of(new Restored(session, position.getAsLong(), claim.offset()))
                : Optional.empty();
    }

    /** Returns whether a claimed session is still there, and as it was. */
    boolean isUnchanged(Restored restored) {
        return restored.session().equals(kept.get(restored.session().privateId()));
    }

    /** Ends the session of a socket. */
    void end(RecoveryTicket ticket) {
        ticket.end();
        if (keptOf(ticket) != null) {
            kept.remove(ticket.privateId());
        }
    }

    /** Keeps a session of another server. */
    void adopt(RecoverableSession session) {
        end(session.privateId());
        kept.add(session);
    }

    /** Ends a session that is kept, if there is one. */
    void end(String privateId) {
        RecoverableSession session = kept.get(privateId);
        if (session != null) {
            end(session.ticket());
        }
    }

    private @Nullable RecoverableSession keptOf(RecoveryTicket ticket) {
        RecoverableSession session = kept.get(ticket.privateId());
        return session != null && session.ticket() == ticket ? session : null;
    }

    /** Changes the rooms of a socket whose client is away. */
    void change(RecoveryTicket ticket, RoomChange change) {
        RecoverableSession session = keptOf(ticket);
        if (session != null) {
            kept.replace(session.in(change.applied(session.rooms(), maxRooms)));
        } else if (isLive(ticket)) { // its session is about to be kept
            ticket.add(change);
        }
    }

    private boolean isLive(RecoveryTicket ticket) {
        RecoverableSocket socket = live.get(ticket.privateId());
        return socket != null && socket.ticket().orElseThrow() == ticket && !ticket.isOver();
    }

    /** Returns the tickets of those who are away and are meant. */
    List<RecoveryTicket> away(BroadcastOptions receivers) {
        return kept.all().stream()
                .filter(session -> RecoveryLog.isMeant(receivers, session.rooms()))
                .map(RecoverableSession::ticket)
                .toList();
    }

    /** Forgets those that are over by now. */
    void expire(long now) {
        kept.expire(now);
    }

    /** Returns when the first session is over; nothing if none is kept. */
    OptionalLong firstEnd() {
        RecoverableSession first = kept.oldest();
        return first == null ? OptionalLong.empty() : OptionalLong.of(first.expires());
    }

    int size() {
        return kept.size();
    }
}
