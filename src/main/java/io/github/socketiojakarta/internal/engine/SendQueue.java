package io.github.socketiojakarta.internal.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What waits to be sent to one client, in order, bounded in bytes; it outlives the change of transports.
 *
 * <p>Thread-safe: any thread may offer; the transport in use takes. The lock is held for a few instructions only.
 */
final class SendQueue {

    private final long maxBytes;

    @GuardedBy("this")
    private final ArrayDeque<EnginePacket> packets = new ArrayDeque<>();

    @GuardedBy("this")
    private long bytes;

    @GuardedBy("this")
    private long lastProgress;

    SendQueue(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Adds packets with none in between. A message that is larger than the bound by itself passes if nothing else
     * waits: the bound is there for clients that do not read, not for large messages.
     *
     * @return whether there was room
     */
    synchronized boolean offer(List<? extends EnginePacket> message) {
        long size = 0;
        for (EnginePacket packet : message) {
            size += packet.retainedBytes();
        }
        if (!packets.isEmpty() && bytes + size > maxBytes) {
            return false;
        }
        if (packets.isEmpty()) {
            lastProgress = System.nanoTime();
        }
        packets.addAll(message);
        bytes += size;
        return true;
    }

    synchronized Optional<EnginePacket> poll() {
        EnginePacket packet = packets.poll();
        if (packet == null) {
            return Optional.empty();
        }
        bytes -= packet.retainedBytes();
        lastProgress = System.nanoTime();
        return Optional.of(packet);
    }

    synchronized List<EnginePacket> drain() {
        List<EnginePacket> all = new ArrayList<>(packets);
        clear();
        return all;
    }

    synchronized void clear() {
        packets.clear();
        bytes = 0;
        lastProgress = System.nanoTime();
    }

    synchronized boolean isEmpty() {
        return packets.isEmpty();
    }

    synchronized int size() {
        return packets.size();
    }

    /** Returns for how long packets have been waiting without any of them being taken; 0 if none waits. */
    synchronized long stalledNanos() {
        return packets.isEmpty() ? 0 : System.nanoTime() - lastProgress;
    }
}
