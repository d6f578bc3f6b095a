package io.github.socketiojakarta.internal.engine.session;

import io.github.socketiojakarta.internal.engine.SendReceipt;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What waits in a {@link SendQueue}, in order: packets, whole messages that a newer one may replace, and receipts, which
 * are reached when what stands in front of them has been sent. Not thread-safe: the queue guards it.
 *
 * <p>A newer message takes the place of the older, so that one that changes all the time is not put off for ever. Once the
 * first packet of a message has been taken, the message is not replaced any more.
 */
final class Backlog {

    /** An {@link EnginePacket}, a {@link Replaceable} or a {@link SendReceipt}: packets are not wrapped, being many. */
    private final ArrayDeque<Object> entries = new ArrayDeque<>(1);

    private Map<Object, Replaceable> replaceable = Map.of();
    private int packets;
    private long bytes;

    /** A message that a newer one of its key may replace. */
    private static final class Replaceable {
        private final Object key;
        private List<? extends EnginePacket> message;
        private long bytes;

        Replaceable(Object key, List<? extends EnginePacket> message, long bytes) {
            this.key = key;
            this.message = message;
            this.bytes = bytes;
        }
    }

    /** Returns whether no packet waits, though receipts may. */
    boolean isEmpty() {
        return packets == 0;
    }

    /** Returns whether nothing waits at all. */
    boolean isBlank() {
        return entries.isEmpty();
    }

    int size() {
        return packets;
    }

    long bytes() {
        return bytes;
    }

    /** Returns the bytes of the message that a newer one of this key would replace. */
    long replaceableBytes(Object key) {
        Replaceable older = replaceable.get(key);
        return older == null ? 0 : older.bytes;
    }

    void add(List<? extends EnginePacket> message, long size) {
        entries.addAll(message);
        packets += message.size();
        bytes += size;
    }

    /** Adds a message, or puts it in the place of the older one with the same key. */
    void addOrReplace(Object key, List<? extends EnginePacket> message, long size) {
        Replaceable older = replaceable.get(key);
        if (older == null) {
            append(new Replaceable(key, message, size));
        } else {
            packets -= older.message.size();
            bytes -= older.bytes;
            older.message = message;
            older.bytes = size;
        }
        packets += message.size();
        bytes += size;
    }

    private void append(Replaceable message) {
        if (replaceable.isEmpty()) {
            replaceable = new HashMap<>();
        }
        replaceable.put(message.key, message);
        entries.add(message);
    }

    void add(SendReceipt receipt) {
        entries.add(receipt);
    }

    /** Takes the receipts in front of the next packet. */
    List<SendReceipt> reached() {
        if (!(entries.peek() instanceof SendReceipt)) {
            return List.of();
        }
        List<SendReceipt> reached = new ArrayList<>();
        while (entries.peek() instanceof SendReceipt receipt) {
            entries.remove();
            reached.add(receipt);
        }
        return reached;
    }

    /** Takes the next packet; the receipts in front of it must have been taken. */
    @Nullable
    EnginePacket next() {
        Object entry = entries.poll();
        if (entry instanceof Replaceable message) {
            replaceable.remove(message.key);
            for (int i = message.message.size() - 1; i >= 0; i--) {
                entries.addFirst(message.message.get(i));
            }
            entry = entries.poll();
        }
        if (!(entry instanceof EnginePacket packet)) {
            return null;
        }
        packets--;
        bytes -= packet.retainedBytes();
        return packet;
    }

    /** Takes the first packets, not more than so many, and leaves the receipts between them in front of the rest. */
    List<EnginePacket> drain(int most) {
        List<EnginePacket> all = new ArrayList<>(Math.min(most, packets));
        List<SendReceipt> receipts = new ArrayList<>(0);
        while (!isEmpty() && all.size() < most) {
            receipts.addAll(reached());
            EnginePacket packet = next();
            if (packet != null) {
                all.add(packet);
            }
        }
        for (int i = receipts.size() - 1; i >= 0; i--) {
            entries.addFirst(receipts.get(i));
        }
        return all;
    }

    /** Forgets everything; returns the receipts. */
    List<SendReceipt> clear() {
        drain(Integer.MAX_VALUE);
        List<SendReceipt> lost = reached();
        replaceable = Map.of();
        return lost;
    }
}
