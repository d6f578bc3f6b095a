package io.github.socketiojakarta.internal.recovery;

import io.github.socketiojakarta.BroadcastOptions;
import io.github.socketiojakarta.ConnectionStateRecovery;
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
    private final Map<String, Long> positions = new HashMap<>();
    private long next;
    private long bytes;

    RecoveryLog(ConnectionStateRecovery limits) {
        this.limits = limits;
    }

    /** Returns the position of the next event. */
    long next() {
        return next;
    }

    void append(String offset, long now, BroadcastOptions receivers, List<EnginePacket> packets) {
        long size = ENTRY_OVERHEAD;
        for (EnginePacket packet : packets) {
            size += packet.retainedBytes();
        }
        entries.add(new Entry(next, offset, now, receivers, packets, size));
        positions.put(offset, next);
        next++;
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

    /** Returns the position after an event that a client has received; nothing if the event is not known any more. */
    OptionalLong after(String offset) {
        Long position = positions.get(offset);
        return position == null ? OptionalLong.empty() : OptionalLong.of(position + 1);
    }

    /**
     * Returns where a client goes on; nothing if that is not known, or if something is forgotten that was sent after it.
     * Its offset may be older than its session: the JavaScript client keeps it when it could not be recovered, and is not
     * entitled to what was sent in between. It may also be any text with which an event ended that has no offset, so it
     * means nothing as long as the socket was sent no event that has one.
     */
    OptionalLong position(Sent sent, Optional<String> offset) {
        if (sent.last().isEmpty() || offset.equals(sent.last())) {
            return retained(OptionalLong.of(sent.until()));
        }
        if (offset.isEmpty()) {
            return retained(OptionalLong.of(sent.since()));
        }
        OptionalLong known = after(offset.get());
        return retained(known.isPresent() ? OptionalLong.of(Math.max(known.getAsLong(), sent.since())) : known);
    }

    private OptionalLong retained(OptionalLong position) {
        return position.isPresent() && retains(position.getAsLong()) ? position : OptionalLong.empty();
    }

    /** Returns the events for a socket that was in these rooms, from a position on; nothing if some are forgotten. */
    Optional<List<MissedEvent>> from(long position, Set<String> rooms) {
        if (!retains(position)) {
            return Optional.empty();
        }
        List<MissedEvent> missed = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.position >= position && entry.concerns(rooms)) {
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
    boolean retains(long position) {
        return position >= (entries.isEmpty() ? next : entries.peek().position);
    }

    long bytes() {
        return bytes;
    }

    int size() {
        return entries.size();
    }
}
