package io.github.socketiojakarta.internal.recovery;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.internal.adapter.BroadcastOptions;
import io.github.socketiojakarta.internal.context.ServerContext;
import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.outgoing.Broadcast;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Lets the clients of one namespace come back with what they have missed.
 *
 * <p>A client that comes back names the last event it has received, and gets those after it in the log. So it must have
 * received them in the order of the log, although many threads send. Therefore one lock covers both: the event is
 * appended, the receivers are chosen, and the packets are put into their queues, all under it. Nothing else happens
 * there: the queues are memory, and what has to be done about them (to send, or to end a session whose queue is full)
 * is returned and done after the lock is released. A socket that comes back gets what it has missed, the packet that
 * tells so, and its place among the receivers under the same lock, so no event falls in between or comes twice. It is in
 * its rooms before, which is harmless: as long as it is not connected, nothing is delivered to it.
 *
 * <p>What happens to sessions is written at {@link SessionOwners}.
 */
public final class Recovery {

    private final ConnectionStateRecovery settings;
    private final LongSupplier clock;
    private final long windowNanos;

    /** A broken connection is noticed so much later that events must be kept longer than sessions. */
    private final long retentionNanos;

    private final EventOffsets offsets = new EventOffsets();

    @GuardedBy("this")
    private final RecoveryLog log;

    @GuardedBy("this")
    private final SessionOwners owners;

    @GuardedBy("this")
    private final Sweep sweep;

    /** Creates one that keeps nothing yet. */
    public Recovery(ConnectionStateRecovery settings, ServerContext context, LongSupplier clock) {
        this.settings = settings;
        this.clock = clock;
        this.windowNanos = settings.maxDisconnectionDuration().toNanos();
        this.retentionNanos = windowNanos
                + context.options()
                        .pingInterval()
                        .plus(context.options().pingTimeout())
                        .toNanos();
        this.sweep = new Sweep(context.threads().timer(), this::expire);
        this.log = new RecoveryLog(settings);
        this.owners =
                new SessionOwners(settings.maxSessions(), context.options().maxRooms());
    }

    /** Returns what the application has chosen. */
    public ConnectionStateRecovery settings() {
        return settings;
    }

    /** Returns the name of one more event. */
    public String nextOffset() {
        return offsets.next();
    }

    /**
     * Sends an event and keeps it.
     *
     * @param targets chooses the receivers, under the lock
     */
    public <S extends RecoverableSocket> void publish(
            String offset, Broadcast broadcast, BroadcastOptions receivers, Supplier<List<S>> targets) {
        List<S> chosen;
        List<Runnable> afterwards;
        synchronized (this) {
            if (!offsets.isOwn(offset)) {
                log.reached(offset);
            }
            log.append(offset, clock.getAsLong(), receivers, broadcast.packets());
            sweep.schedule(this::nanosUntilNextEnd);
            chosen = targets.get();
            afterwards = new Receivers(log, owners).send(offset, broadcast, chosen);
        }
        chosen.forEach(socket -> socket.sending(broadcast));
        afterwards.forEach(Runnable::run);
    }

    /** Notes how far the log has come, before a socket leaves the receivers. */
    public synchronized void ending(RecoverableSocket socket, DisconnectReason reason) {
        BrokenOff.ending(socket, reason, log.here());
    }

    /** Ends the session of a socket whose client is away, or is about to come back; returns whether it was kept. */
    public synchronized boolean end(RecoveryTicket ticket) {
        return owners.end(ticket);
    }

    /** Ends the sessions of those who are away and are meant. */
    public synchronized void end(BroadcastOptions receivers) {
        owners.end(receivers);
    }

    /** Changes the rooms of a socket whose client is away; returns whether its session was kept already. */
    public synchronized boolean change(RecoveryTicket ticket, RoomChange change) {
        return owners.change(ticket, change);
    }

    /** Changes the rooms of those who are away and are meant. */
    public synchronized void change(BroadcastOptions receivers, RoomChange change) {
        owners.change(receivers, change);
    }

    /**
     * Connects a socket, with what it has missed if it comes back.
     *
     * @param reply tells the client, if the socket could be connected
     * @param register makes the socket one of the receivers, under the lock
     * @return what is to be done when no lock is held; nothing if the client has gone, or the socket cannot be as it was
     */
    public synchronized Optional<Runnable> connect(
            RecoverableSocket socket, List<EnginePacket> reply, Runnable register) {
        return new Receivers(log, owners).connect(socket, reply, register);
    }

    /**
     * Keeps the session of a socket that is about to leave these rooms, unless the client meant to go.
     *
     * @return the session, if a server may give it back: another one does if this one shuts down
     */
    synchronized Optional<RecoverableSession> keep(
            RecoverableSocket socket, Set<String> rooms, DisconnectReason reason) {
        Optional<RecoverableSession> session = owners.keep(socket, rooms, reason, clock.getAsLong() + windowNanos);
        sweep.schedule(this::nanosUntilNextEnd);
        return session;
    }

    /** Notes that a socket is gone from all rooms, so that its session can be claimed if it is kept. */
    public void gone(RecoverableSocket socket) {
        synchronized (this) {
            owners.gone(socket);
        }
        socket.ticket().orElseThrow().gone().complete(null);
    }

    /** Gives up a claim: its client has gone before it was told. */
    synchronized void putBack(Restored restored) {
        restored.session().ticket().claimed(false);
    }

    /**
     * Claims a session.
     *
     * @return completed when it is known, with nothing if there is no such session
     */
    public CompletionStage<Optional<Restored>> take(RecoveryClaim claim) {
        return release(claim).thenApply(rightful -> rightful ? takeNow(claim) : Optional.empty());
    }

    /**
     * Ends a connection that broke unnoticed, which no container tells of a held GET; completed when a session of this server
     * can be claimed, with whether it may. With a wrong claim nobody loses anything.
     */
    CompletionStage<Boolean> release(RecoveryClaim claim) {
        RecoverableSocket unnoticed;
        Optional<Caller> owner;
        synchronized (this) {
            unnoticed = owners.live(claim.privateId());
            owner = owners.owner(claim, log, clock.getAsLong());
        }
        if (!claim.isRightful(owner)) {
            return CompletableFuture.completedStage(false);
        }
        return (unnoticed == null ? CompletableFuture.<@Nullable Void>completedStage(null) : unnoticed.supersede())
                .thenApply(gone -> true);
    }

    /** Expects a client from another server, which goes on where the log is now, and notes what happens to it meanwhile. */
    synchronized Arrival expect(LongFunction<Arrival> arrival) {
        return owners.expect(arrival.apply(log.here().next()));
    }

    /** Notes that it does not come. */
    synchronized void giveUp(Arrival arrival) {
        owners.giveUp(arrival);
    }

    /** Takes over its session, and claims it; nothing if that is over. */
    synchronized Optional<Restored> adopt(Arrival arrival, RecoveryClaim claim) {
        owners.adopt(arrival, clock.getAsLong() + windowNanos);
        sweep.schedule(this::nanosUntilNextEnd);
        return takeNow(claim);
    }

    /** Notes that all before a place in the medium of the cluster has been dealt with here. */
    public synchronized void reached(String place) {
        log.reached(place);
    }

    /** Ends a session that is kept, if there is one: another server has it. */
    synchronized void end(String privateId) {
        owners.end(privateId);
    }

    private synchronized Optional<Restored> takeNow(RecoveryClaim claim) {
        return owners.take(claim, log, clock.getAsLong());
    }

    /** Returns nothing when nothing is kept. */
    private synchronized OptionalLong nanosUntilNextEnd() {
        LongStream events = log.oldest().stream().map(oldest -> oldest + retentionNanos);
        long now = clock.getAsLong();
        return LongStream.concat(owners.firstEnd().stream(), events)
                .map(end -> end - now)
                .min();
    }

    private synchronized void expire() {
        long now = clock.getAsLong();
        log.expire(now - retentionNanos);
        owners.expire(now);
        sweep.done(this::nanosUntilNextEnd);
    }

    /** Ends with the namespace: no task of the timer holds what nobody can ask for any more. */
    public synchronized void end() {
        sweep.end();
    }

    /** Returns how much is kept. */
    public synchronized KeptAmount kept() {
        return new KeptAmount(owners.size(), log.size(), log.bytes());
    }
}
