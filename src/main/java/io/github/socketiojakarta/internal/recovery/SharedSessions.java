package io.github.socketiojakarta.internal.recovery;

import io.github.socketiojakarta.cluster.ClusterMessage.ReleaseSession;
import io.github.socketiojakarta.cluster.EncodedJson;
import io.github.socketiojakarta.cluster.SessionStore;
import io.github.socketiojakarta.cluster.StoredSession;
import io.github.socketiojakarta.internal.context.ServerContext;
import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.outgoing.EventEncoder;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one namespace that any server of the cluster can give back.
 *
 * <p>The store decides who has a session: it is written when the connection breaks, and taken out by the server to which the
 * client comes back. If nobody has written it, the break may be unnoticed yet: then the other servers are asked to end that
 * connection. Whoever has taken the session reads what the client has missed elsewhere, an {@link Arrival}, and takes both into
 * its own {@link Recovery}, as if the client had been here before. Only if the store cannot be reached, or does not know what
 * the client has received last, the session that this server has kept itself is given.
 *
 * <p>Thread-safe: what is being written is in a map, and nobody waits for it with a thread.
 */
public final class SharedSessions {

    private static final System.Logger LOG = System.getLogger(SharedSessions.class.getName());

    /** A secret is no longer than that: what clients say becomes a key in the store. */
    private static final int MAX_SECRET = 100;

    private final String namespace;
    private final Recovery recovery;
    private final SessionStore store;
    private final ServerContext context;
    private final StoredSessionFormat format;
    private final StoreCalls calls;

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
        this.calls = new StoreCalls(context.threads().timer());
    }

    /** Writes a session whose client may come back to any server. */
    void persist(RecoverableSession session) {
        try {
            write(session.ticket().stored().orElseGet(() -> format.write(session)));
        } catch (RuntimeException e) { // the edge to objects of the application
            LOG.log(System.Logger.Level.WARNING, session.socketId() + ": the session cannot be written", e);
            local(session.privateId());
        }
    }

    private void write(StoredSession session) {
        String secret = session.privateId();
        CompletableFuture<Boolean> written = new CompletableFuture<>();
        writing.put(secret, written);
        var unused = calls.call(() -> store.persist(session, recovery.settings().maxDisconnectionDuration()))
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
        Duration kept = recovery.settings().maxDisconnectionDuration();
        if (onlyHere.size() < recovery.settings().maxSessions() && onlyHere.add(secret)) {
            var unused = context.threads()
                    .timer()
                    .schedule(() -> onlyHere.remove(secret), kept.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private CompletableFuture<Boolean> written(String secret) {
        return writing.getOrDefault(secret, CompletableFuture.completedFuture(true));
    }

    /** Completed when all that is being written has been. */
    public CompletableFuture<?> settled() {
        return CompletableFuture.allOf(writing.values().toArray(CompletableFuture[]::new));
    }

    /** Gives up a claim: its client has gone before it was told. What another server has written is written again as it was. */
    void putBack(Restored restored) {
        persist(restored.session());
    }

    /** Returns who a client is, for other servers. */
    public EncodedJson described(Caller caller) {
        return StoredOwner.of(caller, context);
    }

    /**
     * Reads what another server says that its client says about a session.
     *
     * @throws RuntimeException if it is malformed
     */
    public RecoveryClaim claim(ReleaseSession message) {
        Caller caller = StoredOwner.read(Optional.of(message.caller()), context);
        return new RecoveryClaim(message.privateId(), message.offset(), caller);
    }

    /** Ends the connection of a client that is back at another server; completed with whether that can have the session now. */
    public CompletionStage<Boolean> release(RecoveryClaim claim) {
        return recovery.release(claim)
                .thenCompose(
                        rightful -> rightful ? written(claim.privateId()) : CompletableFuture.completedFuture(false));
    }

    /**
     * Claims a session.
     *
     * @param others asks the other servers to {@link #release} it
     * @return completed when it is known, with nothing if there is no such session
     */
    public CompletionStage<Optional<Restored>> take(
            RecoveryClaim claim, Function<RecoveryClaim, CompletionStage<Boolean>> others) {
        if (claim.privateId().isEmpty() || claim.privateId().length() > MAX_SECRET) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        return recovery.release(claim)
                .thenCompose(gone -> written(claim.privateId()))
                .thenCompose(written -> restore(claim, others));
    }

    private CompletionStage<Optional<Restored>> restore(
            RecoveryClaim claim, Function<RecoveryClaim, CompletionStage<Boolean>> others) {
        return then(takeOut(claim), (session, failure) -> {
            if (failure != null || (session.isEmpty() && onlyHere.remove(claim.privateId()))) {
                return recovery.take(claim);
            }
            return session.isPresent()
                    ? arrive(session.get(), claim)
                    : others.apply(claim).thenCompose(released -> restoreReleased(claim, released));
        });
    }

    private CompletableFuture<Optional<StoredSession>> takeOut(RecoveryClaim claim) {
        return calls.call(() -> store.take(namespace, claim.privateId()))
                .thenApply(found -> Objects.requireNonNull(found, "the store found null"));
    }

    private CompletionStage<Optional<Restored>> restoreReleased(RecoveryClaim claim, boolean released) {
        if (!released) {
            return nobody(claim);
        }
        return then(
                takeOut(claim),
                (session, failure) ->
                        failure == null && session.isPresent() ? arrive(session.get(), claim) : nobody(claim));
    }

    private CompletionStage<Optional<Restored>> nobody(RecoveryClaim claim) {
        recovery.end(claim.privateId()); // another server has it, or nobody any more
        return CompletableFuture.completedStage(Optional.empty());
    }

    /** Reads what a client has missed, and takes over its session, from another server or from this one before. */
    private CompletionStage<Optional<Restored>> arrive(StoredSession session, RecoveryClaim claim) {
        if (!format.isRightful(
                session, claim)) { // its owner finds it again, unless it comes elsewhere at this very moment
            write(session);
            return CompletableFuture.completedStage(Optional.empty());
        }
        Optional<String> place = Arrival.place(session, claim.offset());
        if (place.isEmpty()) {
            return recovery.take(claim);
        }
        StoredSessionFormat.Decoded decoded;
        try {
            decoded = format.decode(session);
        } catch (RuntimeException e) { // whatever others have written
            LOG.log(System.Logger.Level.DEBUG, namespace + ": a session cannot be read", e);
            return CompletableFuture.completedStage(Optional.empty());
        }
        Arrival arrival = recovery.expect(
                next -> // what comes while the store is read is in our log
                new Arrival(decoded, store, format, new Position(next, place), recovery.settings()));
        return then(calls.call(() -> store.read(namespace, place.get(), arrival::read)), (known, failure) -> {
            if (failure == null && Boolean.TRUE.equals(known)) {
                return CompletableFuture.completedStage(adopt(arrival, claim));
            }
            recovery.giveUp(arrival);
            return recovery.take(claim);
        });
    }

    private Optional<Restored> adopt(Arrival arrival, RecoveryClaim claim) {
        try {
            return recovery.adopt(arrival, claim);
        } catch (RuntimeException e) { // whatever others have written
            LOG.log(System.Logger.Level.DEBUG, namespace + ": a session cannot be read", e);
            return Optional.empty();
        }
    }

    /** What follows a stage of the store, whether it fails or not. */
    private interface Next<T> {
        CompletionStage<Optional<Restored>> after(T value, @Nullable Throwable failure);
    }

    private static <T> CompletionStage<Optional<Restored>> then(CompletableFuture<T> stage, Next<T> next) {
        return stage.handle(next::after).thenCompose(restored -> restored);
    }
}
