package io.github.socketiojakarta.internal.engine.session;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.internal.engine.SendReceipt;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent to one client, in order, bounded in bytes; it outlives the change of transports. It knows for
 * how long the client has read nothing.
 *
 * <p>What has been taken counts too, until it is known to be gone: the packet that the container is sending until the next
 * one is taken, the payload that answers a poll until the next poll. So the bytes are what the client costs.
 *
 * <p>Thread-safe: any thread may offer; the transport in use takes. The lock is held for a few instructions only, and not
 * while a receipt is told.
 */
public final class SendQueue {

    private final long maxBytes;
    private final LongSupplier nanoTime;

    /** What waits; nothing, not even an empty one, as long as nothing does: that is one thing less to look into. */
    @GuardedBy("this")
    private @Nullable Backlog backlog;

    /** Bytes that have been taken and may not be gone. */
    @GuardedBy("this")
    private long inFlight;

    /** Whether an answer to a poll has been taken, and nobody has come back for the next one. */
    @GuardedBy("this")
    private boolean answering;

    @GuardedBy("this")
    private long lastProgress;

    @GuardedBy("this")
    private boolean closed;

    /** Whether no packet waits; changed under the lock, for those who only look. */
    private volatile boolean empty = true;

    /**
     * Creates an empty queue.
     *
     * @param nanoTime the time, in nanoseconds from any point
     */
    public SendQueue(long maxBytes, LongSupplier nanoTime) {
        this.maxBytes = maxBytes;
        this.nanoTime = nanoTime;
    }

    /**
     * Takes a message at once, if nothing waits. Its first packet is under way then, as after {@link #poll()}, which takes
     * the others; the one before it has gone.
     */
    public synchronized boolean pass(List<? extends EnginePacket> message) {
        if (closed || backlog != null || message.isEmpty()) {
            return false;
        }
        inFlight = message.get(0).retainedBytes();
        if (message.size() > 1) {
            add(message.subList(1, message.size()), null);
        }
        return true;
    }

    /**
     * Adds packets with none in between. A message that is larger than the bound by itself passes if nothing else
     * waits: the bound is there for clients that do not read, not for large messages.
     *
     * @return whether there was room
     */
    public boolean offer(List<? extends EnginePacket> message) {
        return offer(message, null);
    }

    /**
     * Adds packets, or puts them in the place of those that wait with the same key.
     *
     * @param key nothing, if no other message replaces this one
     * @return whether there was room
     */
    synchronized boolean offer(List<? extends EnginePacket> message, @Nullable Object key) {
        if (closed || message.isEmpty()) {
            return true; // and nobody will take it
        }
        if (!empty && !fits(size(message), key)) {
            return false;
        }
        add(message, key);
        return true;
    }

    @GuardedBy("this")
    private boolean fits(long size, @Nullable Object key) {
        long underWay = inFlight > maxBytes ? 0 : inFlight; // a large message that is being read is no offence either
        long replaced = key == null || backlog == null ? 0 : backlog.replaceableBytes(key);
        return waitingBytes() + underWay + size - replaced <= maxBytes;
    }

    private static long size(List<? extends EnginePacket> message) {
        long size = 0;
        for (int i = 0; i < message.size(); i++) {
            size += message.get(i).retainedBytes();
        }
        return size;
    }

    @GuardedBy("this")
    private void add(List<? extends EnginePacket> message, @Nullable Object key) {
        if (empty && !answering) {
            lastProgress = nanoTime.getAsLong();
        }
        Backlog waiting = waiting();
        if (key == null) {
            waiting.add(message, size(message));
        } else {
            waiting.addOrReplace(key, message, size(message));
        }
        empty = waiting.isEmpty();
    }

    @GuardedBy("this")
    private Backlog waiting() {
        if (backlog == null) {
            backlog = new Backlog();
        }
        return backlog;
    }

    /** Tells a receipt when everything that is here now has gone; at once if nothing is, or if nothing will be sent. */
    void add(SendReceipt receipt) {
        boolean over;
        synchronized (this) {
            over = closed;
            if (!closed && bytes() > 0) {
                waiting().add(receipt);
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
    public Optional<EnginePacket> poll() {
        List<SendReceipt> reached;
        EnginePacket packet;
        synchronized (this) {
            inFlight = 0;
            answering = false;
            if (backlog == null) {
                return Optional.empty();
            }
            reached = backlog.reached();
            packet = backlog.next();
            if (packet != null) {
                inFlight = packet.retainedBytes();
                lastProgress = nanoTime.getAsLong();
            }
            taken(backlog);
        }
        SendReceipt.tellSent(reached);
        return Optional.ofNullable(packet);
    }

    @GuardedBy("this")
    private void taken(Backlog left) {
        empty = left.isEmpty();
        if (left.isBlank()) {
            backlog = null;
        }
    }

    /** Takes the first packets, not more than so many; they have gone when {@link #confirm()} is called. */
    public synchronized List<EnginePacket> drain(int most) {
        if (backlog == null) {
            return List.of();
        }
        long before = backlog.bytes();
        List<EnginePacket> first = backlog.drain(most);
        inFlight += before - backlog.bytes();
        answering = true;
        lastProgress = nanoTime.getAsLong();
        taken(backlog);
        return first;
    }

    /** Notes that what has been drained has gone; returns the receipts that are to be told so. */
    public synchronized List<SendReceipt> confirm() {
        inFlight = 0;
        answering = false;
        lastProgress = nanoTime.getAsLong();
        if (backlog == null) {
            return List.of();
        }
        List<SendReceipt> reached = backlog.reached();
        taken(backlog);
        return reached;
    }

    /** Forgets everything, also what is offered from now on. */
    void close() {
        List<SendReceipt> lost;
        synchronized (this) {
            closed = true;
            inFlight = 0;
            answering = false;
            lost = backlog == null ? List.of() : backlog.clear();
            backlog = null;
            empty = true;
        }
        SendReceipt.tellLost(lost);
    }

    /** Returns whether no packet waits. */
    public boolean isEmpty() {
        return empty;
    }

    synchronized int size() {
        return backlog == null ? 0 : backlog.size();
    }

    /** Returns the bytes that wait or are on their way. */
    synchronized long bytes() {
        return waitingBytes() + inFlight;
    }

    @GuardedBy("this")
    private long waitingBytes() {
        return backlog == null ? 0 : backlog.bytes();
    }

    /**
     * Returns for how long packets have been waiting without any of them being taken, or without anybody coming back for the
     * next ones; 0 if none waits.
     */
    synchronized long stalledNanos() {
        return empty && !answering ? 0 : nanoTime.getAsLong() - lastProgress;
    }
}
