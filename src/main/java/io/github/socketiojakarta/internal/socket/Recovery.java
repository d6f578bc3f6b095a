package io.github.socketiojakarta.internal.socket;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.BroadcastOptions;
import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.socket.RecoverableSession.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
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
 *
 * <p>The log forgets by age, but a client may have received its last event long before its connection broke. So each
 * socket knows the last event sent to it, and how far the log had come when it was last among the receivers: a client
 * that names this event has missed nothing before that. A position is noted before the socket leaves the receivers, so
 * that it can only be too early, and the events sent in between advance it.
 */
final class Recovery {

    private final ConnectionStateRecovery settings;
    private final ServerContext context;
    private final LongSupplier clock;
    private final long windowNanos;

    /** A broken connection is noticed so much later that events must be kept longer than sessions. */
    private final long retentionNanos;

    /** No other log has these offsets: that of another server, or of a namespace that was here before. */
    private final String epoch = SocketIds.nextEpoch();

    private final AtomicLong offsets = new AtomicLong();

    @GuardedBy("this")
    private final RecoveryLog log;

    @GuardedBy("this")
    private final SessionOwners owners;

    @GuardedBy("this")
    private @Nullable Future<?> sweep;

    @GuardedBy("this")
    private boolean ended;

    Recovery(ConnectionStateRecovery settings, ServerContext context, LongSupplier clock) {
        this.settings = settings;
        this.context = context;
        this.clock = clock;
        this.windowNanos = settings.maxDisconnectionDuration().toNanos();
        this.retentionNanos = windowNanos
                + context.options().pingInterval().toNanos()
                + context.options().pingTimeout().toNanos();
        this.log = new RecoveryLog(settings);
        this.owners =
                new SessionOwners(settings.maxSessions(), context.options().maxRooms());
    }

    ConnectionStateRecovery settings() {
        return settings;
    }

    /** Returns the name of one more event. */
    String nextOffset() {
        return epoch + Long.toString(offsets.getAndIncrement(), Character.MAX_RADIX);
    }

    /**
     * Sends an event and keeps it.
     *
     * @param targets chooses the receivers, under the lock
     */
    void publish(
            String offset,
            Broadcast broadcast,
            BroadcastOptions receivers,
            Supplier<? extends List<? extends RecoverableSocket>> targets) {
        List<? extends RecoverableSocket> chosen;
        List<Runnable> afterwards;
        synchronized (this) {
            log.append(offset, clock.getAsLong(), receivers, broadcast.packets());
            scheduleSweep();
            chosen = targets.get();
            afterwards = new ArrayList<>(chosen.size());
            for (RecoverableSocket socket : chosen) {
                afterwards.add(socket.enqueue(broadcast.packets()));
                socket.ticket().ifPresent(ticket -> sent(ticket, offset));
            }
        }
        chosen.forEach(socket -> socket.sending(broadcast));
        afterwards.forEach(Runnable::run);
    }

    @GuardedBy("this")
    private void sent(RecoveryTicket ticket, String offset) {
        ticket.sent(new Sent(ticket.sent().since(), log.next(), Optional.of(offset)));
    }

    /** Notes how far the log has come, before a socket leaves the receivers. */
    synchronized void leaving(RecoverableSocket socket, DisconnectReason reason) {
        RecoveryTicket ticket = socket.ticket().orElseThrow();
        if (!SessionOwners.isRecoverable(reason)) {
            ticket.end();
        } else if (socket.isConnected()) {
            ticket.sent(ticket.sent().upTo(log.next()));
        }
    }

    /** Ends the session of a socket whose client is away, or is about to come back. */
    synchronized void end(RecoveryTicket ticket) {
        owners.end(ticket);
    }

    /** Ends the sessions of those who are away and are meant. */
    synchronized void end(BroadcastOptions receivers) {
        owners.away(receivers).forEach(owners::end);
    }

    /** Changes the rooms of a socket whose client is away. */
    synchronized void change(RecoveryTicket ticket, RoomChange change) {
        owners.change(ticket, change);
    }

    /** Changes the rooms of those who are away and are meant. */
    synchronized void change(BroadcastOptions receivers, RoomChange change) {
        owners.away(receivers).forEach(ticket -> owners.change(ticket, change));
    }

    /**
     * Connects a socket, with what it has missed if it comes back.
     *
     * @param reply tells the client, if the socket could be connected
     * @param register makes the socket one of the receivers, under the lock
     * @return what is to be done when no lock is held; nothing if the socket could not be connected
     */
    Optional<Runnable> connect(RecoverableSocket socket, List<EnginePacket> reply, Runnable register) {
        RecoveryTicket ticket = socket.ticket().orElseThrow();
        return ticket.restored().isPresent()
                ? reconnect(socket, ticket, reply, register)
                : connectNew(socket, ticket, reply, register);
    }

    /** Connects a new socket, unless the client has gone. */
    private Optional<Runnable> connectNew(
            RecoverableSocket socket, RecoveryTicket ticket, List<EnginePacket> reply, Runnable register) {
        synchronized (this) {
            if (!socket.becomeConnected()) {
                return Optional.empty();
            }
            ticket.sent(new Sent(log.next(), log.next(), Optional.empty()));
            owners.connected(socket);
            Runnable afterwards = socket.enqueue(reply);
            register.run(); // last: what is sent without the lock can find it from here on
            return Optional.of(afterwards);
        }
    }

    /** Connects a socket that comes back, unless the client has gone, or it cannot be as it was any more. */
    private Optional<Runnable> reconnect(
            RecoverableSocket socket, RecoveryTicket ticket, List<EnginePacket> reply, Runnable register) {
        Restored restored = ticket.restored().orElseThrow();
        synchronized (this) {
            Optional<List<RecoveryLog.Missed>> missed =
                    log.from(restored.position(), restored.session().rooms());
            if (missed.isEmpty() || !owners.isUnchanged(restored) || !socket.becomeConnected()) {
                return Optional.empty();
            }
            ticket.sent(new Sent(restored.position(), restored.position(), restored.offset()));
            owners.connected(socket);
            List<Runnable> afterwards = new ArrayList<>();
            for (RecoveryLog.Missed event : missed.get()) {
                afterwards.add(socket.enqueue(event.packets()));
                sent(ticket, event.offset());
            }
            afterwards.add(socket.enqueue(reply));
            register.run(); // last: what is sent without the lock can find it from here on
            return Optional.of(() -> afterwards.forEach(Runnable::run));
        }
    }

    /** Keeps the session of a socket that is about to leave these rooms, unless the client meant to go. */
    synchronized void keep(RecoverableSocket socket, Set<String> rooms, DisconnectReason reason) {
        if (SessionOwners.isRecoverable(reason)
                && !socket.ticket().orElseThrow().isOver()) {
            owners.keep(socket, rooms, clock.getAsLong() + windowNanos);
            scheduleSweep();
        }
    }

    /** Notes that a socket is gone from all rooms, so that its session can be claimed if it is kept. */
    void gone(RecoverableSocket socket) {
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
    CompletionStage<Optional<Restored>> take(RecoveryClaim claim) {
        RecoverableSocket unnoticed;
        Optional<Caller> owner;
        synchronized (this) {
            unnoticed = owners.live(claim.privateId());
            owner = owners.owner(claim, log, clock.getAsLong());
        }
        if (!claim.isRightful(owner)) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        return (unnoticed == null ? CompletableFuture.<@Nullable Void>completedStage(null) : unnoticed.supersede())
                .thenApply(gone -> takeNow(claim));
    }

    private synchronized Optional<Restored> takeNow(RecoveryClaim claim) {
        Optional<Restored> found = owners.find(claim, log, clock.getAsLong());
        found.ifPresent(restored -> restored.session().ticket().claimed(true));
        return found;
    }

    /** One task at a time, and none when nothing is kept. */
    @GuardedBy("this")
    private void scheduleSweep() {
        OptionalLong session = owners.firstEnd();
        if (!ended && sweep == null && (session.isPresent() || log.size() > 0)) {
            long now = clock.getAsLong();
            long event = log.oldest().isPresent() ? log.oldest().getAsLong() + retentionNanos - now : Long.MAX_VALUE;
            long soonest = session.isPresent() ? Math.min(event, session.getAsLong() - now) : event;
            long delay = Math.max(soonest, TimeUnit.MILLISECONDS.toNanos(1));
            sweep = context.threads().timer().schedule(this::expire, delay, TimeUnit.NANOSECONDS);
        }
    }

    private synchronized void expire() {
        long now = clock.getAsLong();
        log.expire(now - retentionNanos);
        owners.expire(now);
        sweep = null;
        scheduleSweep();
    }

    /** Ends with the namespace: no task of the timer holds what nobody can ask for any more. */
    synchronized void end() {
        ended = true;
        if (sweep != null) {
            sweep.cancel(false);
        }
    }

    synchronized int keptSessions() {
        return owners.size();
    }

    synchronized int keptPackets() {
        return log.size();
    }

    synchronized long keptBytes() {
        return log.bytes();
    }
}
