package io.github.socketiojakarta.fuzz;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.door.FrameChannel;
import io.github.socketiojakarta.internal.engine.door.FrameReceiver;
import io.github.socketiojakarta.internal.engine.door.WebSocketClose;
import io.github.socketiojakarta.internal.engine.packet.BinaryPacket;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * A WebSocket as containers make them: frames go at once, or are held up, or cannot be sent; what comes while nothing is
 * read waits.
 */
final class FuzzedChannel implements FrameChannel {

    private final Consumer<EnginePacket> reader;
    private final Executor otherThread;
    private final Deque<Runnable> arrived = new ArrayDeque<>();
    private FrameReceiver receiver;
    private Consumer<Throwable> unfinished;
    private boolean paused;
    private boolean slow;
    private boolean broken;
    private boolean closedByServer;
    private boolean closed;

    FuzzedChannel(Consumer<EnginePacket> reader, Executor otherThread) {
        this.reader = reader;
        this.otherThread = otherThread;
    }

    void opened(FrameReceiver newReceiver) {
        receiver = newReceiver;
    }

    @Override
    public void send(EnginePacket packet, Consumer<Throwable> done) {
        Oracle.holds(unfinished == null, "two frames at a time");
        if (broken || closedByServer || closed) {
            throw new IllegalStateException("the WebSocket is closed");
        }
        reader.accept(
                packet instanceof BinaryPacket binary
                        ? new BinaryPacket(binary.data().duplicate())
                        : packet);
        if (slow) {
            unfinished = done;
        } else {
            done.accept(null);
        }
    }

    @Override
    public boolean pauseReading() {
        paused = true;
        return true;
    }

    @Override
    public void resumeReading() {
        paused = false;
        otherThread.execute(this::readOn);
    }

    private void arrive(Runnable frame) {
        arrived.add(frame);
        readOn();
    }

    private void readOn() {
        while (!closed && !paused && !arrived.isEmpty()) {
            arrived.remove().run();
        }
    }

    @Override
    public void close(WebSocketClose reason) {
        closedByServer = true;
    }

    boolean isClosed() {
        return closed || closedByServer;
    }

    void text(String message) {
        arrive(() -> receiver.text(message));
    }

    void binary(ByteBuffer message) {
        arrive(() -> receiver.binary(message));
    }

    void tooBig() {
        arrive(() -> receiver.tooBig());
    }

    /** Makes frames go at once, or not. */
    void stall(boolean newSlow) {
        slow = newSlow;
    }

    /** Makes every send fail from now on. */
    void breakDown() {
        broken = true;
    }

    /** Finishes the frame that is held up. */
    void finish(boolean successfully) {
        Consumer<Throwable> done = unfinished;
        unfinished = null;
        if (done != null) {
            done.accept(successfully ? null : new IOException("broken"));
        }
    }

    /** Tells the server that the WebSocket is closed, once. */
    void end() {
        if (!closed) {
            closed = true;
            receiver.closed(EngineCloseReason.TRANSPORT_CLOSE, "");
        }
    }

    static String text(EnginePacket packet) {
        return packet instanceof TextPacket text ? text.wireText() : "";
    }
}
