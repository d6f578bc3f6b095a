package io.github.socketiojakarta.internal.socket;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What lets one socket be recovered, and how it was itself. Thread-safe. */
final class RecoveryTicket {

    private final String privateId;
    private final Optional<Recovery.Restored> restored;
    private final CompletableFuture<@Nullable Void> gone = new CompletableFuture<>();
    private volatile RecoverableSession.Sent sent = new RecoverableSession.Sent(0, 0, Optional.empty());
    private volatile boolean over;

    private RecoveryTicket(String privateId, Optional<Recovery.Restored> restored) {
        this.privateId = privateId;
        this.restored = restored;
    }

    static RecoveryTicket fresh() {
        return new RecoveryTicket(SocketIds.next(), Optional.empty());
    }

    /** Is of no use: clients of this kind cannot come back. */
    static RecoveryTicket useless() {
        RecoveryTicket ticket = fresh();
        ticket.end();
        return ticket;
    }

    /** Keeps the secret: a client knows by it that it has been recovered. */
    static RecoveryTicket of(Recovery.Restored restored) {
        return new RecoveryTicket(restored.session().privateId(), Optional.of(restored));
    }

    /** Returns the secret that only the client knows. */
    String privateId() {
        return privateId;
    }

    Optional<Recovery.Restored> restored() {
        return restored;
    }

    /** Returns the rooms the socket was in before. */
    Set<String> rooms() {
        return restored.map(before -> before.session().rooms()).orElse(Set.of());
    }

    /** Returns what was sent to the socket; written under the lock of {@link Recovery} only. */
    RecoverableSession.Sent sent() {
        return sent;
    }

    void sent(RecoverableSession.Sent now) {
        sent = now;
    }

    /** Returns whether nothing that is sent to the socket will ever reach the client again. */
    boolean isOver() {
        return over;
    }

    void end() {
        over = true;
    }

    /** Completed when the session can be taken, or will never be. */
    CompletableFuture<@Nullable Void> gone() {
        return gone;
    }
}
