package io.github.socketiojakarta.loopback;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.door.FrameChannel;
import io.github.socketiojakarta.internal.engine.door.FrameReceiver;
import io.github.socketiojakarta.internal.engine.door.WebSocketClose;
import io.github.socketiojakarta.internal.engine.packet.BinaryPacket;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.packet.EngineProtocol;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A WebSocket. What it sends is taken by the server before the call returns. */
public final class FrameLink implements Link, FrameChannel {

    private final EngineProtocol protocol;
    private final Consumer<EnginePacket> sink;
    private final FrameReceiver receiver;
    private final ConcurrentLinkedQueue<Runnable> underWay = new ConcurrentLinkedQueue<>();
    private volatile boolean stalled;
    private volatile boolean closed;
    private volatile boolean compressible;

    /**
     * Opens one.
     *
     * @param door what a server makes of it
     */
    public FrameLink(EngineProtocol protocol, Consumer<EnginePacket> sink, Function<FrameChannel, FrameReceiver> door) {
        this.protocol = protocol;
        this.sink = sink;
        this.receiver = door.apply(this);
    }

    @Override
    public void send(List<EnginePacket> packets) {
        for (EnginePacket packet : packets) {
            if (packet instanceof TextPacket text) {
                receiver.text(text.wireText());
            } else {
                receiver.binary(((BinaryPacket) protocol.frame(packet)).data().duplicate());
            }
        }
    }

    @Override
    public void send(EnginePacket frame, Consumer<@Nullable Throwable> done) {
        if (stalled) {
            underWay.add(() -> take(frame, done));
        } else {
            take(frame, done);
        }
    }

    private void take(EnginePacket frame, Consumer<@Nullable Throwable> done) {
        compressible |= frame.isCompressible();
        sink.accept(
                frame instanceof TextPacket text
                        ? protocol.decodeFrame(text.wireText())
                        : protocol.decodeFrame(((BinaryPacket) frame).data().duplicate()));
        done.accept(null);
    }

    @Override
    public void stall() {
        stalled = true;
    }

    @Override
    public void takeAll() {
        stalled = false;
        for (Runnable next = underWay.poll(); next != null; next = underWay.poll()) {
            next.run();
        }
    }

    @Override
    public void leave() {
        receiver.closed(EngineCloseReason.TRANSPORT_CLOSE, "");
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public boolean mayCompress() {
        boolean may = compressible;
        compressible = false;
        return may;
    }

    @Override
    public boolean pauseReading() {
        return false;
    }

    @Override
    public void resumeReading() {}

    @Override
    public void close(WebSocketClose reason) {
        closed = true;
    }
}
