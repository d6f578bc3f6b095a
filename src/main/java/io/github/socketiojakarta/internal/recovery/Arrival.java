package io.github.socketiojakarta.internal.recovery;

import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.cluster.ClusterMessage;
import io.github.socketiojakarta.cluster.ClusterMessage.Broadcast;
import io.github.socketiojakarta.cluster.ClusterMessage.DisconnectSockets;
import io.github.socketiojakarta.cluster.ClusterMessage.SocketsJoin;
import io.github.socketiojakarta.cluster.ClusterMessage.SocketsLeave;
import io.github.socketiojakarta.cluster.ClusterTarget;
import io.github.socketiojakarta.cluster.SessionStore;
import io.github.socketiojakarta.cluster.StoredSession;
import io.github.socketiojakarta.internal.adapter.BroadcastOptions;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A client on its way from another server: its session as it was left there, and what the medium of the cluster has kept since
 * then. That goes through the same rooms as if the client had been there: it gets what was for the rooms it was in at that
 * time, and joins, leaves or goes where it would have.
 *
 * <p>Whether what happens to rooms has happened before the session was left, only its server knows. If that has not told, as
 * servers of Node.js do not, the rooms stay as they were left.
 *
 * <p>Confined to the thread of the medium that reads for it, and then to whoever that tells; but what happens here meanwhile is
 * noted, and applied, under the lock of {@link Recovery}.
 */
final class Arrival {

    /** What happens here while the store is read. It is applied last; what the store tells of it too, happens twice. */
    private record Meanwhile(BroadcastOptions receivers, Optional<RoomChange> change) {}

    private static final int MAX_MEANWHILE = 1_000;

    private final StoredSessionFormat.Decoded decoded;
    private final StoredSession stored;
    private final SessionStore store;
    private final StoredSessionFormat format;
    private final Position position;
    private final int maxRooms;
    private final ConnectionStateRecovery limits;
    private final List<MissedEvent> missed = new ArrayList<>();
    private final List<Meanwhile> meanwhile = new ArrayList<>();
    private Set<String> rooms;
    private long bytes;
    private boolean over;

    /**
     * Creates it.
     *
     * @param position where its client goes on in the log of this server, and in the medium
     * @param limits how much it may have missed
     */
    Arrival(
            StoredSessionFormat.Decoded decoded,
            SessionStore store,
            StoredSessionFormat format,
            Position position,
            ConnectionStateRecovery limits) {
        this.decoded = decoded;
        this.stored = decoded.stored();
        this.store = store;
        this.format = format;
        this.position = position;
        this.maxRooms = format.context().options().maxRooms();
        this.limits = limits;
        this.rooms = stored.rooms();
    }

    /** Returns after which place a client goes on that has received this event last; nothing if nobody can know. */
    static Optional<String> place(StoredSession stored, Optional<String> offset) {
        if (stored.sent().isEmpty()) {
            return offset;
        }
        StoredSession.Sent sent = stored.sent().get();
        if (sent.last().isEmpty() || offset.equals(sent.last())) {
            return Optional.of(sent.until());
        }
        return offset.isPresent() ? offset : sent.since();
    }

    /** Takes one message that the medium has kept; returns whether to go on. */
    boolean read(String place, ClusterMessage message) {
        if (message instanceof Broadcast broadcast) {
            read(place, broadcast);
        } else if (isAfterItLeft(place)) {
            change(message);
        }
        return !over;
    }

    private void read(String place, Broadcast broadcast) {
        ClusterTarget target = broadcast.target();
        if (target.flags().isVolatile() || broadcast.requestId().isPresent() || isBeforeItCame(place)) {
            return;
        }
        if (target.selects(rooms)) {
            format.missed(place, broadcast.packet()).ifPresent(this::add);
        }
    }

    private void add(MissedEvent event) {
        missed.add(event);
        bytes += event.packets().stream().mapToLong(EnginePacket::retainedBytes).sum();
        over = missed.size() > limits.maxPackets() || bytes > limits.maxBytes(); // no more than the log of one server
    }

    /** Its client may say that it has received something that was sent before it was there. */
    private boolean isBeforeItCame(String place) {
        return stored.sent()
                .flatMap(StoredSession.Sent::since)
                .filter(since -> !store.isAfter(place, since))
                .isPresent();
    }

    private boolean isAfterItLeft(String place) {
        return stored.sent().filter(sent -> store.isAfter(place, sent.until())).isPresent();
    }

    private void change(ClusterMessage message) {
        if (message instanceof SocketsJoin join && join.target().selects(rooms)) {
            rooms = RoomChange.joining(join.rooms()).applied(rooms, maxRooms);
        } else if (message instanceof SocketsLeave leave && leave.target().selects(rooms)) {
            rooms = RoomChange.leaving(leave.rooms()).applied(rooms, maxRooms);
        } else if (message instanceof DisconnectSockets disconnect
                && disconnect.target().selects(rooms)) {
            over = true;
        }
    }

    void meanwhile(BroadcastOptions receivers, RoomChange change) {
        note(new Meanwhile(receivers, Optional.of(change)));
    }

    void endMeanwhile(BroadcastOptions receivers) {
        note(new Meanwhile(receivers, Optional.empty()));
    }

    private void note(Meanwhile event) {
        if (meanwhile.size() < MAX_MEANWHILE) {
            meanwhile.add(event);
        }
    }

    /**
     * Returns the session for this server; nothing if it is over, because the client was disconnected, or has missed too much.
     *
     * @throws RuntimeException if it is malformed
     */
    Optional<RecoverableSession> session(long expires) {
        over = over || meanwhile.size() == MAX_MEANWHILE; // some may be missing
        for (Meanwhile event : meanwhile) {
            if (RecoveryLog.isMeant(event.receivers, rooms)) {
                over = over || event.change.isEmpty();
                rooms = event.change
                        .map(change -> change.applied(rooms, maxRooms))
                        .orElse(rooms);
            }
        }
        return over
                ? Optional.empty()
                : Optional.of(StoredSessionFormat.session(decoded, rooms, new Replay(missed), position, expires));
    }
}
