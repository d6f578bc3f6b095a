package io.github.socketiojakarta.internal.recovery;

import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.internal.adapter.BroadcastOptions;
import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.admission.ClientAddress;
import io.github.socketiojakarta.internal.recovery.RecoverableSession.Sent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows who owns each session of one namespace: a connected socket, what is kept for a client that is away, or a client
 * that is claiming it. Not thread-safe: {@link Recovery} guards it.
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

    private final int maxRooms;
    private final KeptSessions kept;

    /** Sockets by their secret, from when they connect until their session can be claimed. */
    private final Map<String, RecoverableSocket> live = new HashMap<>();

    /** Clients that come from other servers, until their sessions are here. */
    private final Set<Arrival> arriving = new HashSet<>();

    SessionOwners(int maxSessions, int maxRooms) {
        this.kept = new KeptSessions(maxSessions);
        this.maxRooms = maxRooms;
    }

    /** Notes that a socket is connected. */
    void connected(RecoverableSocket socket) {
        RecoveryTicket ticket = socket.ticket().orElseThrow();
        ticket.restored().ifPresent(restored -> {
            var unused = end(restored.session().ticket());
            restored.session().ticket().succeeded();
        });
        live.put(ticket.privateId(), socket);
    }

    /** Returns the socket that has a secret, if it is not gone from all rooms. */
    @Nullable
    RecoverableSocket live(String privateId) {
        return live.get(privateId);
    }

    /**
     * Keeps the session of a socket that is about to leave these rooms, if its client may come back here.
     *
     * @return the session, if a server may give it back
     */
    Optional<RecoverableSession> keep(
            RecoverableSocket socket, Set<String> rooms, DisconnectReason reason, long expires) {
        RecoveryTicket ticket = socket.ticket().orElseThrow();
        boolean broken = BrokenOff.isRecoverable(reason) && !ticket.isOver();
        if (!broken && !ticket.isOfShutdown()) {
            return Optional.empty();
        }
        RecoverableSession session = session(socket, rooms, expires);
        if (broken) {
            kept.add(session);
        }
        return Optional.of(session);
    }

    private RecoverableSession session(RecoverableSocket socket, Set<String> rooms, long expires) {
        RecoveryTicket ticket = socket.ticket().orElseThrow();
        Set<String> after = rooms;
        for (RoomChange change : ticket.changes()) {
            after = change.applied(after, maxRooms);
        }
        return new RecoverableSession(
                socket.id(),
                ticket,
                socket.caller().withoutContext(),
                ClientAddress.group(socket.handshake().address()),
                after,
                socket.data(),
                ticket.sent(),
                expires);
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
        Sent sent = socket.isConnected() ? ticket.sent().upTo(log.here()) : ticket.sent();
        boolean known = !ticket.isOver() && log.position(sent, claim.offset()).isPresent();
        return known ? Optional.of(socket.caller()) : Optional.empty();
    }

    /** Returns what a client gets that claims a session, with nothing changed yet. */
    Optional<Restored> find(RecoveryClaim claim, RecoveryLog log, long now) {
        RecoverableSession session = kept.get(claim.privateId());
        if (session == null || session.ticket().isClaimed() || session.expires() - now <= 0) {
            return Optional.empty();
        }
        return log.position(session.sent(), claim.offset())
                .map(position -> new Restored(session, position, claim.offset()));
    }

    /** Claims a session, if it is there. */
    Optional<Restored> take(RecoveryClaim claim, RecoveryLog log, long now) {
        Optional<Restored> found = find(claim, log, now);
        found.ifPresent(restored -> restored.session().ticket().claimed(true));
        return found;
    }

    /** Returns whether a claimed session is still there, and as it was. */
    boolean isUnchanged(Restored restored) {
        return restored.session().equals(kept.get(restored.session().privateId()));
    }

    /** Ends the session of a socket; returns whether it was kept. */
    boolean end(RecoveryTicket ticket) {
        ticket.end();
        boolean isKept = keptOf(ticket) != null;
        if (isKept) {
            kept.remove(ticket.privateId());
        }
        return isKept;
    }

    /** Notes what happens from now on to a client that comes from another server. */
    Arrival expect(Arrival arrival) {
        arriving.add(arrival);
        return arrival;
    }

    /** Notes that it does not come. */
    void giveUp(Arrival arrival) {
        arriving.remove(arrival);
    }

    /** Keeps its session, unless that is over. */
    void adopt(Arrival arrival, long expires) {
        giveUp(arrival);
        arrival.session(expires).ifPresent(session -> {
            end(session.privateId());
            kept.add(session);
        });
    }

    /** Ends a session that is kept, if there is one. */
    void end(String privateId) {
        RecoverableSession session = kept.get(privateId);
        if (session != null) {
            var unused = end(session.ticket());
        }
    }

    private @Nullable RecoverableSession keptOf(RecoveryTicket ticket) {
        RecoverableSession session = kept.get(ticket.privateId());
        return session != null && session.ticket() == ticket ? session : null;
    }

    /** Changes the rooms of a socket whose client is away; returns whether its session was kept already. */
    boolean change(RecoveryTicket ticket, RoomChange change) {
        RecoverableSession session = keptOf(ticket);
        if (session != null) {
            kept.replace(session.in(change.applied(session.rooms(), maxRooms)));
        } else if (isLive(ticket)) { // its session is about to be kept
            ticket.add(change);
        }
        return session != null;
    }

    private boolean isLive(RecoveryTicket ticket) {
        RecoverableSocket socket = live.get(ticket.privateId());
        return socket != null && socket.ticket().orElseThrow() == ticket && !ticket.isOver();
    }

    /** Changes the rooms of those who are away and are meant. */
    void change(BroadcastOptions receivers, RoomChange change) {
        away(receivers).forEach(ticket -> change(ticket, change));
        arriving.forEach(arrival -> arrival.meanwhile(receivers, change));
    }

    /** Ends the sessions of those who are away and are meant. */
    void end(BroadcastOptions receivers) {
        away(receivers).forEach(this::end);
        arriving.forEach(arrival -> arrival.endMeanwhile(receivers));
    }

    private List<RecoveryTicket> away(BroadcastOptions receivers) {
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
