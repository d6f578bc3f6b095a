package io.github.socketiojakarta.internal.recovery;

import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.internal.adapter.BroadcastOptions;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.recovery.RecoverableSession.Sent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The last events of one namespace, in the order in which they were sent, bounded in number, bytes and age. Not
 * thread-safe: {@link Recovery} guards it.
 */
final class RecoveryLog {

    private static final int ENTRY_OVERHEAD = 200;

    private record Entry(
            long position,
            String offset,
            long time,
            BroadcastOptions receivers,
            List<EnginePacket> packets,
            long bytes) {

        boolean concerns(Set<String> rooms) {
            return isMeant(receivers, rooms);
        }
    }

    /** Returns whether a socket in these rooms is one of the receivers. */
    static boolean isMeant(BroadcastOptions receivers, Set<String> rooms) {
        boolean meant =
                receivers.rooms().isEmpty() || receivers.rooms().stream().anyMatch(rooms::contains);
        return meant && receivers.except().stream().noneMatch(rooms::contains);
    }

    private final ConnectionStateRecovery limits;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private final Map<String, Position> positions = new HashMap<>();
    private Optional<String> place = Optional.empty();
    private long next;
    private long bytes;

    RecoveryLog(ConnectionStateRecovery limits) {
        this.limits = limits;
    }

    /** Returns the position of the next event. */
    Position here() {
        return new Position(next, place);
    }

    /** Notes that all before a place in the medium of the cluster has been dealt with here. */
    void reached(String now) {
        place = Optional.of(now);
    }

    void append(String offset, long now, BroadcastOptions receivers, List<EnginePacket> packets) {
        long size = ENTRY_OVERHEAD;
        for (EnginePacket packet : packets) {
            size += packet.retainedBytes();
        }
        entries.add(new Entry(next, offset, now, receivers, packets, size));
        next++;
        positions.put(offset, here());
        bytes += size;
        while (entries.size() > limits.maxPackets() || bytes > limits.maxBytes()) {
            drop();
        }
    }

    private void drop() {
        Entry oldest = entries.remove();
        positions.remove(oldest.offset);
        bytes -= oldest.bytes;
    }

    /** Forgets what is older than that. */
    void expire(long olderThan) {
        while (!entries.isEmpty() && entries.peek().time - olderThan < 0) {
            drop();
        }
    }

    /** Returns when the oldest event was sent; nothing if there is none. */
    OptionalLong oldest() {
        return entries.isEmpty() ? OptionalLong.empty() : OptionalLong.of(entries.peek().time);
    }

    /**
     * Returns where a client goes on; nothing if that is not known, or if something is forgotten that was sent after it.
     * Its offset may be older than its session: the JavaScript client keeps it when it could not be recovered, and is not
     * entitled to what was sent in between. It may also be any text with which an event ended that has no offset, so it
     * means nothing as long as the socket was sent no event that has one.
     */
    Optional<Position> position(Sent sent, Optional<String> offset) {
        if (sent.last().isEmpty() || offset.equals(sent.last())) {
            return retained(sent.until());
        }
        if (offset.isEmpty()) {
            return retained(sent.since());
        }
        return after(offset.get())
                .flatMap(known -> retained(known.next() < sent.since().next() ? sent.since() : known));
    }

    /** Returns the position after an event that a client has received; nothing if the event is not known any more. */
    Optional<Position> after(String offset) {
        return Optional.ofNullable(positions.get(offset));
    }

    private Optional<Position> retained(Position position) {
        return retains(position) ? Optional.of(position) : Optional.empty();
    }

    /** Returns the events for a socket that was in these rooms, from a position on; nothing if some are forgotten. */
    Optional<List<MissedEvent>> from(Position position, Set<String> rooms) {
        if (!retains(position)) {
            return Optional.empty();
        }
        List<MissedEvent> missed = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.position >= position.next() && entry.concerns(rooms)) {
                missed.add(new MissedEvent(entry.offset, entry.packets));
            }
        }
        return Optional.of(missed);
    }

    /** Returns whether an event is known. */
    boolean contains(String offset) {
        return positions.containsKey(offset);
    }

    /** Returns whether everything from a position on is still known. */
    boolean retains(Position position) {
        return position.next() >= (entries.isEmpty() ? next : entries.peek().position);
    }

    long bytes() {
        return bytes;
    }

    int size() {
        return entries.size();
    }
}
