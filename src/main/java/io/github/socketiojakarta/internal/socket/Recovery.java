package io.github.socketiojakarta.internal.socket;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.BroadcastOptions;
import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.socket.RecoverableSession.Sent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * <p>A session can be taken when its socket is gone from all rooms; taking removes it. If the connection of a client
 * broke unnoticed, which no container tells of a held GET, the client is back before its socket is gone: then that is
 * ended first, and its session taken. A client that goes again before it is told that it is back has its session put
 * back.
 *
 * <p>The log forgets by age, but a client may have received its last event long before its connection broke. So each
 * socket knows the last event sent to it, and how far the log had come when it was last among the receivers: a client
 * that names this event has missed nothing before that. A position is noted before the socket leaves the receivers, so
 * that it can only be too early, and the events sent in between advance it.
 */
final class Recovery {

    private static final Set<DisconnectReason> RECOVERABLE = EnumSet.of(
            DisconnectReason.TRANSPORT_CLOSE,
            DisconnectReason.TRANSPORT_ERROR,
            DisconnectReason.PING_TIMEOUT,
            DisconnectReason.SLOW_CONSUMER,
            DisconnectReason.FAST_PRODUCER,
            DisconnectReason.FORCED_CLOSE,
            DisconnectReason.FORCED_SERVER_CLOSE);

    private final ConnectionStateRecovery settings;
    private final ServerContext context;
    private final LongSupplier clock;
    private final long windowNanos;
    private final AtomicLong offsets = new AtomicLong();

    @GuardedBy("this")
    private final RecoveryLog log;

    /** Sessions by their secret, the oldest first. */
    @GuardedBy("this")
    private final Map<String, RecoverableSession> sessions = new LinkedHashMap<>();

    /** Sockets by their secret, from when they connect until their session can be taken. */
    @GuardedBy("this")
    private final Map<String, LocalSocket> live = new HashMap<>();

    @GuardedBy("this")
    private @Nullable Future<?> sweep;

    @GuardedBy("this")
    private boolean ended;

    Recovery(ConnectionStateRecovery settings, ServerContext context, LongSupplier clock) {
        this.settings = settings;
        this.context = context;
        this.clock = clock;
        this.windowNanos = settings.maxDisconnectionDuration().toNanos();
        this.log = new RecoveryLog(settings);
    }

    ConnectionStateRecovery settings() {
        return settings;
    }

    /** Returns the name of one more event. */
    String nextOffset() {
        return Long.toString(offsets.getAndIncrement(), Character.MAX_RADIX);
    }

    /**
     * Sends an event and keeps it.
     *
     * @param targets chooses the receivers, under the lock
     */
    void publish(String offset, Broadcast broadcast, BroadcastOptions receivers, Supplier<List<LocalSocket>> targets) {
        List<LocalSocket> chosen;
        List<Runnable> afterwards;
        synchronized (this) {
            log.append(offset, clock.getAsLong(), receivers, broadcast.packets());
            scheduleSweep();
            chosen = targets.get();
            afterwards = new ArrayList<>(chosen.size());
            for (LocalSocket socket : chosen) {
                afterwards.add(socket.sender().enqueue(broadcast.packets()));
                socket.ticket().ifPresent(ticket -> sent(ticket, offset));
            }
        }
        chosen.forEach(socket -> socket.sender().sending(broadcast));
        afterwards.forEach(Runnable::run);
    }

    @GuardedBy("this")
    private void sent(RecoveryTicket ticket, String offset) {
        ticket.sent(new Sent(ticket.sent().since(), log.next(), Optional.of(offset)));
    }

    /** Notes how far the log has come, before a socket leaves the receivers. */
    synchronized void leaving(LocalSocket socket, DisconnectReason reason) {
        RecoveryTicket ticket = socket.ticket().orElseThrow();
        if (!RECOVERABLE.contains(reason)) {
            ticket.end();
        } else if (socket.isConnected()) {
            ticket.sent(
                    new Sent(ticket.sent().since(), log.next(), ticket.sent().last()));
        }
    }

    /**
     * Connects a socket, with what it has missed if it comes back.
     *
     * @param reply tells the client; called under the lock if the socket could be connected
     * @param register makes the socket one of the receivers, under the lock
     * @return what is to be done when no lock is held; nothing if the socket could not be connected
     */
    Optional<Runnable> connect(LocalSocket socket, Supplier<List<EnginePacket>> reply, Runnable register) {
        RecoveryTicket ticket = socket.ticket().orElseThrow();
        return ticket.restored().isPresent()
                ? reconnect(socket, ticket, reply, register)
                : connectNew(socket, ticket, reply, register);
    }

    /** Connects a new socket, unless the client has gone. */
    private Optional<Runnable> connectNew(
            LocalSocket socket, RecoveryTicket ticket, Supplier<List<EnginePacket>> reply, Runnable register) {
        synchronized (this) {
            if (!socket.connected()) {
                return Optional.empty();
            }
            ticket.sent(new Sent(log.next(), log.next(), Optional.empty()));
            live.put(ticket.privateId(), socket);
            Runnable afterwards = socket.sender().enqueue(reply.get());
            register.run(); // last: what is sent without the lock can find it from here on
            return Optional.of(afterwards);
        }
    }

    /** Connects a socket that comes back, unless the client has gone, or what it has missed is forgotten by now. */
    private Optional<Runnable> reconnect(
            LocalSocket socket, RecoveryTicket ticket, Supplier<List<EnginePacket>> reply, Runnable register) {
        Restored restored = ticket.restored().orElseThrow();
        synchronized (this) {
            Optional<List<RecoveryLog.Missed>> missed =
                    log.from(restored.position(), restored.session().rooms());
            if (missed.isEmpty() || !socket.connected()) {
                return Optional.empty();
            }
            ticket.sent(new Sent(restored.position(), restored.position(), restored.offset()));
            live.put(ticket.privateId(), socket);
            List<Runnable> afterwards = new ArrayList<>();
            for (RecoveryLog.Missed event : missed.get()) {
                afterwards.add(socket.sender().enqueue(event.packets()));
                sent(ticket, event.offset());
            }
            afterwards.add(socket.sender().enqueue(reply.get()));
            register.run(); // last: what is sent without the lock can find it from here on
            return Optional.of(() -> afterwards.forEach(Runnable::run));
        }
    }

    /** Keeps the session of a socket that has left all rooms, or forgets it if the client meant to go. */
    void left(LocalSocket socket, Optional<Set<String>> rooms, DisconnectReason reason) {
        RecoveryTicket ticket = socket.ticket().orElseThrow();
        synchronized (this) {
            live.remove(ticket.privateId(), socket);
            if (RECOVERABLE.contains(reason) && !ticket.isOver() && rooms.isPresent()) {
                keep(new RecoverableSession(
                        socket.id(),
                        ticket.privateId(),
                        socket.caller().withoutContext(),
                        rooms.get(),
                        socket.data(),
                        ticket.sent(),
                        clock.getAsLong() + windowNanos));
            }
        }
    }

    /** Puts a session back that was taken by a client which has gone before it was told. */
    synchronized void putBack(RecoverableSession session) {
        keep(session);
    }

    @GuardedBy("this")
    private void keep(RecoverableSession session) {
        sessions.remove(session.privateId());
        sessions.put(session.privateId(), session);
        if (sessions.size() > settings.maxSessions()) {
            sessions.remove(sessions.keySet().iterator().next());
        }
        scheduleSweep();
    }

    /** A session that was taken, and where its client goes on in the log. */
    record Restored(RecoverableSession session, long position, Optional<String> offset) {}

    /**
     * Takes a session.
     *
     * @return completed when it is known, with nothing if there is no such session
     */
    CompletionStage<Optional<Restored>> take(RecoveryClaim claim) {
        LocalSocket unnoticed;
        Optional<Caller> owner;
        synchronized (this) {
            unnoticed = live.get(claim.privateId());
            owner = Optional.ofNullable(sessions.get(claim.privateId())).map(RecoverableSession::owner);
        }
        if (!claim.isRightful(unnoticed == null ? owner : Optional.of(unnoticed.caller()))) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        return (unnoticed == null ? CompletableFuture.<@Nullable Void>completedStage(null) : unnoticed.supersede())
                .thenApply(gone -> takeNow(claim.privateId(), claim.offset()));
    }

    private synchronized Optional<Restored> takeNow(String privateId, Optional<String> offset) {
        RecoverableSession session = sessions.remove(privateId);
        long now = clock.getAsLong();
        if (session == null || session.expires() - now < 0) {
            return Optional.empty();
        }
        OptionalLong position = log.position(session.sent(), offset);
        boolean complete = position.isPresent() && log.retains(position.getAsLong());
        return complete ? Optional.of(new Restored(session, position.getAsLong(), offset)) : Optional.empty();
    }

    /** One task at a time, and none when nothing is kept. */
    @GuardedBy("this")
    private void scheduleSweep() {
        if (!ended && sweep == null && (!sessions.isEmpty() || log.size() > 0)) {
            long oldest = log.oldest().orElse(clock.getAsLong()) + windowNanos;
            long soonest = sessions.isEmpty()
                    ? oldest
                    : Math.min(oldest, sessions.values().iterator().next().expires());
            long delay = Math.max(soonest - clock.getAsLong(), TimeUnit.MILLISECONDS.toNanos(1));
            sweep = context.threads().timer().schedule(this::expire, delay, TimeUnit.NANOSECONDS);
        }
    }

    private synchronized void expire() {
        long now = clock.getAsLong();
        log.expire(now - windowNanos);
        sessions.values().removeIf(session -> session.expires() - now <= 0);
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
        return sessions.size();
    }

    synchronized int keptPackets() {
        return log.size();
    }

    synchronized long keptBytes() {
        return log.bytes();
    }
}
