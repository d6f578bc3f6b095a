package io.github.socketiojakarta.internal.lane;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;

/**
 * How many bytes wait for the listeners of one client, and who wants to know when that is less. There is room again when
 * half of the limit is, so that a client is not stopped for each message.
 *
 * <p>Thread-safe: the bytes are atomic, the lock guards who waits. Whoever makes room looks for them after the bytes are
 * less, and whoever waits looks at the bytes after it can be seen, so that one of the two sees the other.
 */
public final class ReceiveBuffer {

    private static final System.Logger LOG = System.getLogger(ReceiveBuffer.class.getName());

    /** Instead of an object for each connection. */
    private static final AtomicLongFieldUpdater<ReceiveBuffer> BYTES =
            AtomicLongFieldUpdater.newUpdater(ReceiveBuffer.class, "bytes");

    private final long maxBytes;
    private volatile long bytes;
    private volatile boolean hasWaiting;
    private volatile boolean over;

    @GuardedBy("this")
    private List<Runnable> waiting = List.of();

    ReceiveBuffer(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    void add(long size) {
        BYTES.addAndGet(this, size);
    }

    void remove(long size) {
        if (BYTES.addAndGet(this, -size) <= maxBytes / 2 && hasWaiting) {
            release();
        }
    }

    /** Returns whether no more should be read for now. */
    public boolean isFull() {
        return bytes > maxBytes && !over;
    }

    /** Runs code once when there is room, at once if there is. */
    public void whenRoom(Runnable code) {
        synchronized (this) {
            List<Runnable> more = new ArrayList<>(waiting);
            more.add(code);
            waiting = more;
            hasWaiting = true;
        }
        if (bytes <= maxBytes / 2 || over) {
            release();
        }
    }

    /** Lets everybody go, as nothing will come any more. */
    public void end() {
        over = true;
        release();
    }

    private void release() {
        List<Runnable> released;
        synchronized (this) {
            released = waiting;
            waiting = List.of();
            hasWaiting = false;
        }
        released.forEach(ReceiveBuffer::run);
    }

    private static void run(Runnable code) {
        try {
            code.run();
        } catch (Throwable e) { // the edge to the container: its request may have gone, which must not stop the lane
            LOG.log(System.Logger.Level.DEBUG, "A client could not be told to go on", e);
        }
    }
}
