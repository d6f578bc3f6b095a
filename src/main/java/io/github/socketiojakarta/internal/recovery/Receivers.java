package io.github.socketiojakarta.internal.recovery;

import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.outgoing.Broadcast;
import io.github.socketiojakarta.internal.recovery.RecoverableSession.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes sockets receivers, with what they have missed, and sends to receivers. Not thread-safe: {@link Recovery} guards it.
 *
 * @param log the events
 * @param owners who has which session
 */
record Receivers(RecoveryLog log, SessionOwners owners) {

    /** Puts an event of the log into the queues of those that it is for; returns what is to be run without the lock. */
    List<Runnable> send(String offset, Broadcast broadcast, List<? extends RecoverableSocket> chosen) {
        Position next = log.here();
        chosen.removeIf(
                socket -> socket.ticket().filter(ticket -> ticket.has(offset)).isPresent());
        List<Runnable> afterwards = new ArrayList<>(chosen.size());
        for (RecoverableSocket socket : chosen) {
            afterwards.add(socket.enqueue(broadcast.packets()));
            socket.ticket().ifPresent(ticket -> ticket.sent(offset, next));
        }
        return afterwards;
    }

    /** Connects a socket, see {@link Recovery#connect}. */
    Optional<Runnable> connect(RecoverableSocket socket, List<EnginePacket> reply, Runnable register) {
        RecoveryTicket ticket = socket.ticket().orElseThrow();
        Optional<Restored> restored = ticket.restored();
        Optional<List<MissedEvent>> missed = restored.isPresent() ? missed(restored.get()) : Optional.of(List.of());
        if (missed.isEmpty() || !socket.becomeConnected()) {
            return Optional.empty();
        }
        Position from = restored.isPresent() ? restored.get().position() : log.here();
        ticket.sent(new Sent(from, from, restored.flatMap(Restored::offset)));
        List<MissedEvent> events = restored.isPresent()
                ? ticket.replay(restored.get().session().ticket(), missed.get(), log::contains)
                : List.of();
        owners.connected(socket);
        List<Runnable> afterwards = new ArrayList<>();
        for (MissedEvent event : events) {
            afterwards.add(socket.enqueue(event.packets()));
            ticket.sent(event.offset(), after(event));
        }
        afterwards.add(socket.enqueue(reply));
        register.run(); // last: what is sent without the lock can find it from here on
        return Optional.of(() -> afterwards.forEach(Runnable::run));
    }

    /** What has not come to this server yet, is after all that has. */
    private Position after(MissedEvent event) {
        Position here = log.here();
        return log.contains(event.offset()) ? here : new Position(here.next(), Optional.of(event.offset()));
    }

    /** Returns what a client has missed; nothing if its socket cannot be as it was any more. */
    private Optional<List<MissedEvent>> missed(Restored restored) {
        return owners.isUnchanged(restored)
                ? log.from(restored.position(), restored.session().rooms())
                : Optional.empty();
    }
}
