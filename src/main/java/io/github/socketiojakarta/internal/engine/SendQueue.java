package io.github.socketiojakarta.internal.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent to one client, in order, bounded in bytes; it outlives the change of transports.
 *
 * <p>What has been taken counts too, until it is known to be gone: the packet that the container is sending until the next
 * one is taken, the payload that answers a poll until the next poll. So the bytes are what the client costs.
 *
 * <p>Thread-safe: any thread may offer; the transport in use takes. The lock is held for a few instructions only, and not
 * while a receipt is told.
 */
final class SendQueue {

    private final long maxBytes;

    @GuardedBy("this")
    private final Backlog backlog = new Backlog();

    /** Bytes that have been taken and may not be gone. */
    @GuardedBy("this")
    private long inFlight;

    @GuardedBy("this")
    private long lastProgress;

    @GuardedBy("this")
    private boolean closed;

    SendQueue(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Adds packets with none in between. A message that is larger than the bound by itself passes if nothing else
     * waits: the bound is there for clients that do not read, not for large messages.
     *
     * @return whether there was room
     */
    boolean offer(List<? extends EnginePacket> message) {
        return offer(message, null);
    }

    /**
     * Adds packets, or puts them in the place of those that wait with the same key.
     *
     * @param key nothing, if no other message replaces this one
     * @return whether there was room
     */
    synchronized boolean offer(List<? extends EnginePacket> message, @Nullable Object key) {
        if (closed) {
            return true; // and nobody will take it
        }
        long size = 0;
        for (EnginePacket packet : message) {
            size += packet.retainedBytes();
        }
        if (!fits(key == null ? size : size - backlog.replaceableBytes(key))) {
            return false;
        }
        if (backlog.isEmpty()) {
            lastProgress = System.nanoTime();
        }
        if (key == null) {
            backlog.add(message, size);
        } else {
            backlog.addOrReplace(key, message, size);
        }
        return true;
    }

    @GuardedBy("this")
    private boolean fits(long size) {
        long underWay = inFlight > maxBytes ? 0 : inFlight; // a large message that is being read is no offence either
        return backlog.isEmpty() || backlog.bytes() + underWay + size <= maxBytes;
    }

    /** Tells a receipt when everything that is here now has gone; at once if nothing is, or if nothing will be sent. */
    void add(SendReceipt receipt) {
        boolean over;
        synchronized (this) {
            over = closed;
            if (!closed && bytes() > 0) {
                backlog.add(receipt);
                return;
            }
        }
        if (over) {
            receipt.lost();
        } else {
            receipt.sent();
        }
    }

    /** Takes the next packet; the one before it has gone. */
    Optional<EnginePacket> poll() {
        List<SendReceipt> reached;
        EnginePacket packet;
        synchronized (this) {
            inFlight = 0;
            reached = backlog.reached();
            packet = backlog.next();
            if (packet != null) {
                inFlight = packet.retainedBytes();
                lastProgress = System.nanoTime();
            }
        }
        reached.forEach(SendReceipt::sent);
        return Optional.ofNullable(packet);
    }

    /** Takes all packets; they have gone when {@link #confirm()} is called. */
    synchronized List<EnginePacket> drain() {
        inFlight += backlog.bytes();
        lastProgress = System.nanoTime();
        return backlog.drain();
    }

    /** Notes that what has been taken has gone. */
    void confirm() {
        List<SendReceipt> reached;
        synchronized (this) {
            inFlight = 0;
            reached = backlog.reached();
        }
        reached.forEach(SendReceipt::sent);
    }

    /** Forgets everything, also what is offered from now on. */
    void close() {
        List<SendReceipt> lost;
        synchronized (this) {
            closed = true;
            inFlight = 0;
            lost = backlog.clear();
        }
        lost.forEach(SendReceipt::lost);
    }

    synchronized boolean isEmpty() {
        return backlog.isEmpty();
    }

    synchronized int size() {
        return backlog.size();
    }

    /** Returns the bytes that wait or are on their way. */
    synchronized long bytes() {
        return backlog.bytes() + inFlight;
    }

    /** Returns for how long packets have been waiting without any of them being taken; 0 if none waits. */
    synchronized long stalledNanos() {
        return backlog.isEmpty() ? 0 : System.nanoTime() - lastProgress;
    }
}
