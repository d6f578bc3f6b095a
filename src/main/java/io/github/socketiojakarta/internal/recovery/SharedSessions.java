package io.github.socketiojakarta.internal.recovery;

import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.cluster.RestoredSession;
import io.github.socketiojakarta.cluster.SessionStore;
import io.github.socketiojakarta.cluster.StoredSession;
import io.github.socketiojakarta.internal.context.ServerContext;
import io.github.socketiojakarta.internal.outgoing.EventEncoder;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one namespace that any server of the cluster can give back.
 *
 * <p>The store decides who has a session: it is written when the connection breaks, and taken out by the server to which the
 * client comes back. That one takes it into its own {@link Recovery}, as if the client had been here before, together with what
 * the client has missed elsewhere. Only if the store cannot be reached, the session that this server has kept itself is given.
 *
 * <p>Thread-safe: what is being written is in a map, and nobody waits for it with a thread.
 */
public final class SharedSessions {

    private static final System.Logger LOG = System.getLogger(SharedSessions.class.getName());

    /** How long a client waits for the store. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String namespace;
    private final Recovery recovery;
    private final SessionStore store;
    private final ServerContext context;
    private final StoredSessionFormat format;

    /** By their secrets, the sessions that are being written. */
    private final ConcurrentMap<String, CompletableFuture<Boolean>> writing = new ConcurrentHashMap<>();

    /** The secrets of sessions that could not be written, so that only this server has them. */
    private final Set<String> onlyHere = ConcurrentHashMap.newKeySet();

    /** Creates it; events of other servers are encoded as those of this one. */
    public SharedSessions(
            String namespace, Recovery recovery, SessionStore store, EventEncoder events, ServerContext context) {
        this.namespace = namespace;
        this.recovery = recovery;
        this.store = store;
        this.format = new StoredSessionFormat(namespace, events, context);
        this.context = context;
    }

    /** Writes the session of a socket that is about to leave these rooms, if its client may come back to any server. */
    void persist(RecoverableSocket socket, Set<String> rooms, DisconnectReason reason) {
        RecoveryTicket ticket = socket.ticket().orElseThrow();
        boolean broken = SessionOwners.isRecoverable(reason) && !ticket.isOver();
        if (!broken && reason != DisconnectReason.SERVER_SHUTTING_DOWN) {
            return;
        }
        try {
            write(format.write(socket, ticket, rooms));
        } catch (RuntimeException e) { // the edge to objects of the application
            LOG.log(System.Logger.Level.WARNING, socket.id() + ": the session cannot be written", e);
            local(ticket.privateId());
        }
    }

    private void write(StoredSession session) {
        String secret = session.privateId();
        CompletableFuture<Boolean> written = new CompletableFuture<>();
        writing.put(secret, written);
        var unused = guarded(store.persist(session, recovery.settings().maxDisconnectionDuration()))
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        LOG.log(System.Logger.Level.DEBUG, namespace + ": a session was not written", failure);
                        local(secret);
                    }
                    writing.remove(secret, written);
                    written.complete(failure == null);
                });
    }

    private void local(String secret) {
        if (onlyHere.size() < recovery.settings().maxSessions()) {
            onlyHere.add(secret);
        }
    }

    /** Completed when all that is being written has been. */
    public CompletableFuture<?> settled() {
        return CompletableFuture.allOf(writing.values().toArray(CompletableFuture[]::new));
    }

    /** Gives up a claim: its client has gone before it was told. */
    void putBack(Restored restored) {
        RecoverableSession session = restored.session();
        try {
            write(format.write(session));
        } catch (RuntimeException e) { // the edge to objects of the application
            local(session.privateId());
        }
    }

    /**
     * Claims a session.
     *
     * @return completed when it is known, with nothing if there is no such session
     */
    public CompletionStage<Optional<Restored>> take(RecoveryClaim claim) {
        return recovery.release(claim)
                .thenCompose(gone -> writing.getOrDefault(claim.privateId(), CompletableFuture.completedFuture(true)))
                .thenCompose(written -> restore(claim));
    }

    private CompletionStage<Optional<Restored>> restore(RecoveryClaim claim) {
        long position = recovery.position(); // first: what comes while the store is read is in our log
        CompletionStage<Optional<RestoredSession>> found =
                store.restore(namespace, claim.privateId(), claim.offset().orElse(""));
        return guarded(found)
                .handle((session, failure) -> {
                    if (failure != null || claim.offset().isEmpty()) {
                        return recovery.take(claim);
                    }
                    return CompletableFuture.completedStage(
                            session.isPresent() ? adopt(session.get(), claim, position) : notFound(claim));
                })
                .thenCompose(restored -> restored);
    }

    private Optional<Restored> notFound(RecoveryClaim claim) {
        if (onlyHere.remove(claim.privateId())) {
            return recovery.take(claim).toCompletableFuture().getNow(Optional.empty());
        }
        recovery.end(claim.privateId()); // another server has it, or nobody any more
        return Optional.empty();
    }

    /** Takes over a session from another server, or from this one before. */
    private Optional<Restored> adopt(RestoredSession found, RecoveryClaim claim, long position) {
        StoredSession session = found.session();
        RecoverableSession.Sent sent = new RecoverableSession.Sent(position, position, claim.offset());
        RecoverableSession read;
        try {
            read = format.read(found, sent, context.threads().nanoTime().getAsLong() + keptNanos());
        } catch (RuntimeException e) { // whatever others have written
            LOG.log(System.Logger.Level.DEBUG, namespace + ": a session cannot be read", e);
            return Optional.empty();
        }
        if (!claim.isRightful(Optional.of(read.owner()))) { // its owner loses nothing
            write(session);
            return Optional.empty();
        }
        return recovery.adopt(read, claim);
    }

    private long keptNanos() {
        return recovery.settings().maxDisconnectionDuration().toNanos();
    }

    /** A store that hangs is one that fails. */
    private <T extends @Nullable Object> CompletableFuture<T> guarded(CompletionStage<T> stage) {
        CompletableFuture<T> inTime = new CompletableFuture<>();
        Future<?> late = context.threads()
                .timer()
                .schedule(
                        () -> inTime.completeExceptionally(new TimeoutException("the store does not answer")),
                        PATIENCE.toMillis(),
                        TimeUnit.MILLISECONDS);
        var unused = stage.whenComplete((value, failure) -> {
            late.cancel(false);
            if (failure == null) {
                inTime.complete(value);
            } else {
                inTime.completeExceptionally(failure);
            }
        });
        return inTime;
    }
}
