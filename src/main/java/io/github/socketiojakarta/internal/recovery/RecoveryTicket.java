package io.github.socketiojakarta.internal.recovery;

import io.github.socketiojakarta.cluster.StoredSession;
import io.github.socketiojakarta.internal.context.RandomIds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The secret by which one socket can be recovered, what was sent to it, and the session it came from, if any.
 * Thread-safe.
 */
public final class RecoveryTicket {

    private final String privateId;
    private final boolean ofRecovered;

    /** Forgotten when the socket has a successor, or every return of a client would keep all the sessions of before. */
    private volatile Optional<Restored> restored;

    private final CompletableFuture<@Nullable Void> gone = new CompletableFuture<>();
    private volatile RecoverableSession.Sent sent =
            new RecoverableSession.Sent(Position.START, Position.START, Optional.empty());
    private volatile boolean over;
    private volatile boolean ofShutdown;

    /** What happens to the rooms before the session is kept; used under the lock of {@link Recovery} only. */
    private List<RoomChange> changes = List.of();

    /** Whether a socket is being made of the session; used under the lock of {@link Recovery} only. */
    private boolean claimed;

    /** What the client of a session of another server has missed there; used under the lock too. */
    private Replay replay = Replay.NOTHING;

    private Optional<StoredSession> stored = Optional.empty();

    /** The offsets of events that the client has already, which come to this server later; used under the lock too. */
    private Set<String> ahead = Set.of();

    private RecoveryTicket(String privateId, Optional<Restored> restored) {
        this.privateId = privateId;
        this.ofRecovered = restored.isPresent();
        this.restored = restored;
    }

    /** Makes the ticket of a new socket. */
    public static RecoveryTicket fresh() {
        return new RecoveryTicket(RandomIds.next(), Optional.empty());
    }

    /** Is of no use: clients of this kind cannot come back. */
    public static RecoveryTicket useless() {
        RecoveryTicket ticket = fresh();
        ticket.end();
        return ticket;
    }

    /** Is that of a session of another server, which has missed that there. */
    static RecoveryTicket adopted(StoredSession stored, Replay replay) {
        RecoveryTicket ticket = new RecoveryTicket(stored.privateId(), Optional.empty());
        ticket.stored = Optional.of(stored);
        ticket.replay = replay;
        return ticket;
    }

    /** Returns the session as another server has written it; nothing if it is of this server. */
    Optional<StoredSession> stored() {
        return stored;
    }

    /** Keeps the secret: a client knows by it that it has been recovered. */
    public static RecoveryTicket of(Restored restored) {
        return new RecoveryTicket(restored.session().privateId(), Optional.of(restored));
    }

    /** Returns the secret that only the client knows. */
    public String privateId() {
        return privateId;
    }

    /** Returns whether the socket is one that came back. */
    public boolean isOfRecovered() {
        return ofRecovered;
    }

    /** Returns what the socket is made of; nothing if it is new, or if its client is back with another one. */
    public Optional<Restored> restored() {
        return restored;
    }

    /** Ends it for a successor, which has all that is still of use. */
    void succeeded() {
        end();
        restored = Optional.empty();
    }

    /** Returns the rooms the socket was in before. */
    public Set<String> rooms() {
        return restored.map(before -> before.session().rooms()).orElse(Set.of());
    }

    /** Returns what the application kept with the socket before. */
    public Map<String, Object> data() {
        return restored.map(before -> before.session().data()).orElse(Map.of());
    }

    /** Returns what was sent to the socket; written under the lock of {@link Recovery} only. */
    RecoverableSession.Sent sent() {
        return sent;
    }

    void sent(RecoverableSession.Sent now) {
        sent = now;
    }

    /** Notes that one more event was sent, up to this position of the log. */
    void sent(String offset, Position until) {
        sent = new RecoverableSession.Sent(sent.since(), reached(until), Optional.of(offset));
    }

    /** Notes that all that concerned the socket was sent, up to this position of the log. */
    void upTo(Position until) {
        sent = sent.upTo(reached(until));
    }

    /** Who has got events that this server has not, is further than this server. */
    private Position reached(Position until) {
        return ahead.isEmpty() ? until : new Position(until.next(), sent.until().place());
    }

    /** Returns whether nothing that is sent to the socket will ever reach the client again. */
    public boolean isOver() {
        return over;
    }

    void end() {
        over = true;
    }

    /** Ends it with the server: another one may give the socket back. */
    void shutDown() {
        ofShutdown = !over;
        over = true;
    }

    boolean isOfShutdown() {
        return ofShutdown;
    }

    List<RoomChange> changes() {
        return changes;
    }

    void add(RoomChange change) {
        changes = Stream.concat(changes.stream(), Stream.of(change)).toList();
    }

    /** Returns what is sent to the client of a session that is claimed; nothing is kept of it but what comes here later. */
    List<MissedEvent> replay(RecoveryTicket before, List<MissedEvent> here, Predicate<String> isHere) {
        Replay elsewhere = before.replay;
        before.replay = Replay.NOTHING;
        ahead = elsewhere.ahead(isHere);
        return elsewhere.with(here);
    }

    /** Returns whether the client has an event already; asked once for each. */
    boolean has(String offset) {
        return !ahead.isEmpty() && ahead.remove(offset);
    }

    boolean isClaimed() {
        return claimed;
    }

    void claimed(boolean now) {
        claimed = now;
    }

    /** Completed when the session can be taken, or will never be. */
    public CompletableFuture<@Nullable Void> gone() {
        return gone;
    }
}
