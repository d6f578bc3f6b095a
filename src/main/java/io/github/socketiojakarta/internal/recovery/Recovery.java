package io.github.socketiojakarta.internal.recovery;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.BroadcastOptions;
import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.internal.context.ServerContext;
import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.outgoing.Broadcast;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
 * <p>What happens to sessions is written at {@link SessionOwners}. If the connection of a client broke unnoticed, which
 * no container tells of a held GET, the client is back before its socket is gone: then that is ended first. A claim is
 * looked at before anything changes: with a wrong one nobody loses anything.
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
                + context.options().pingInterval().toNanos()
                + context.options().pingTimeout().toNanos();
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
            log.append(offset, clock.getAsLong(), receivers, broadcast.packets());
            sweep.schedule(this::nanosUntilNextEnd);
            long next = log.next();
            chosen = targets.get();
            chosen.removeIf(socket ->
                    socket.ticket().filter(ticket -> ticket.has(offset)).isPresent());
            afterwards = new ArrayList<>(chosen.size());
            for (RecoverableSocket socket : chosen) {
                afterwards.add(socket.enqueue(broadcast.packets()));
                socket.ticket().ifPresent(ticket -> ticket.sent(offset, next));
            }
        }
        chosen.forEach(socket -> socket.sending(broadcast));
        afterwards.forEach(Runnable::run);
    }

    /** Notes how far the log has come, before a socket leaves the receivers. */
    public synchronized void ending(RecoverableSocket socket, DisconnectReason reason) {
        RecoveryTicket ticket = socket.ticket().orElseThrow();
        if (!SessionOwners.isRecoverable(reason)) {
            ticket.end();
        } else if (socket.isConnected()) {
            ticket.sent(ticket.sent().upTo(log.next()));
        }
    }

    /** Ends the session of a socket whose client is away, or is about to come back. */
    public synchronized void end(RecoveryTicket ticket) {
        owners.end(ticket);
    }

    /** Ends the sessions of those who are away and are meant. */
    public synchronized void end(BroadcastOptions receivers) {
        owners.away(receivers).forEach(owners::end);
    }

    /** Changes the rooms of a socket whose client is away. */
    public synchronized void change(RecoveryTicket ticket, RoomChange change) {
        owners.change(ticket, change);
    }

    /** Changes the rooms of those who are away and are meant. */
    public synchronized void change(BroadcastOptions receivers, RoomChange change) {
        owners.away(receivers).forEach(ticket -> owners.change(ticket, change));
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
        return new ReceiverEntry(log, owners).connect(socket, reply, register);
    }

    /** Keeps the session of a socket that is about to leave these rooms, unless the client meant to go. */
    public synchronized void keep(RecoverableSocket socket, Set<String> rooms, DisconnectReason reason) {
        if (SessionOwners.isRecoverable(reason)
                && !socket.ticket().orElseThrow().isOver()) {
            owners.keep(socket, rooms, clock.getAsLong() + windowNanos);
            sweep.schedule(this::nanosUntilNextEnd);
        }
    }

    /** Notes that a socket is gone from all rooms, so that its session can be claimed if it is kept. */
    public void gone(RecoverableSocket socket) {
        synchronized (this) {
            owners.gone(socket);
        }
        socket.ticket().orElseThrow().gone().complete(null);
    }

    /** Gives up a claim: its client has gone before it was told. */
    public synchronized void putBack(Restored restored) {
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

    /** Ends a connection that broke unnoticed; completed when a session of this server can be claimed, with whether it may. */
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

    /** Takes over a session from another server, and claims it. */
    synchronized Optional<Restored> adopt(RecoverableSession session, RecoveryClaim claim) {
        owners.adopt(session);
        sweep.schedule(this::nanosUntilNextEnd);
        return takeNow(claim);
    }

    /** Returns how far the log has come. */
    synchronized long position() {
        return log.next();
    }

    /** Ends a session that is kept, if there is one: another server has it. */
    synchronized void end(String privateId) {
        owners.end(privateId);
    }

    private synchronized Optional<Restored> takeNow(RecoveryClaim claim) {
        Optional<Restored> found = owners.find(claim, log, clock.getAsLong());
        found.ifPresent(restored -> restored.session().ticket().claimed(true));
        return found;
    }

    /** Returns nothing when nothing is kept. */
    private synchronized OptionalLong nanosUntilNextEnd() {
        OptionalLong session = owners.firstEnd();
        OptionalLong event = log.oldest();
        long now = clock.getAsLong();
        return LongStream.concat(
                        session.stream().map(end -> end - now),
                        event.stream().map(oldest -> oldest + retentionNanos - now))
                .min();
    }

    private synchronized void expire() {
        long now = clock.getAsLong();
        log.expire(now - retentionNanos);
        owners.expire(now);
        sweep.done();
        sweep.schedule(this::nanosUntilNextEnd);
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
