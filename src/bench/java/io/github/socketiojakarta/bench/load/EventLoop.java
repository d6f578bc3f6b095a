package io.github.socketiojakarta.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.function.BooleanSupplier;

/**
 * The one thread of the load generator: the caller of {@link #run} lends its own. Everything that belongs to a loop is
 * confined to that thread, so that nothing in the generator needs a lock.
 */
public final class EventLoop implements AutoCloseable {

    /** Something that waits for its channel. */
    interface Channel {
        void ready(SelectionKey key);
    }

    private static final int READ_BYTES = 256 * 1024;

    private final Selector selector;
    final ByteBuffer readBuffer = ByteBuffer.allocateDirect(READ_BYTES);
    final byte[] received = new byte[2 * READ_BYTES];
    final ByteBuffer writeBuffer = ByteBuffer.allocateDirect(READ_BYTES);
    private Runnable tick = () -> {};

    /** Opens a loop. */
    public EventLoop() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Selector selector() {
        return selector;
    }

    /** Sets what is done about every millisecond. */
    public void onTick(Runnable tick) {
        this.tick = tick;
    }

    /** Serves the connections until the time is over or there is nothing more to wait for; says which. */
    public boolean run(long nanos, BooleanSupplier isDone) {
        long end = System.nanoTime() + nanos;
        try {
            while (!isDone.getAsBoolean()) {
                if (System.nanoTime() - end >= 0) {
                    return false;
                }
                tick.run();
                selector.select(EventLoop::dispatch, 1);
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void dispatch(SelectionKey key) {
        ((Channel) key.attachment()).ready(key);
    }

    @Override
    public void close() {
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
