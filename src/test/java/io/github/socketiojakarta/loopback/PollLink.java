package io.github.socketiojakarta.loopback;

import io.github.socketiojakarta.internal.engine.EngineError;
import io.github.socketiojakarta.internal.engine.door.PollExchange;
import io.github.socketiojakarta.internal.engine.door.PostReception;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.packet.EnginePacketType;
import io.github.socketiojakarta.internal.engine.packet.EngineProtocol;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import io.github.socketiojakarta.internal.engine.session.ServerSession;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Long-polling: the next GET comes when the last has been answered, on the thread of the client. */
public final class PollLink implements Link {

    private static final int PATIENCE_SECONDS = 20;

    private final ServerSession session;
    private final EngineProtocol protocol;
    private final Consumer<EnginePacket> sink;
    private final ExecutorService client;
    private final ConcurrentLinkedQueue<Runnable> underWay = new ConcurrentLinkedQueue<>();
    private volatile boolean stalled;
    private volatile boolean closed;
    private volatile boolean compressible;

    public PollLink(
            ServerSession session, EngineProtocol protocol, Consumer<EnginePacket> sink, ExecutorService client) {
        this.session = session;
        this.protocol = protocol;
        this.sink = sink;
        this.client = client;
    }

    public void poll() {
        if (!closed) {
            client.execute(() -> session.poll(new Get()));
        }
    }

    @Override
    public void send(List<EnginePacket> packets) {
        PostReception reception = session.beginPost(() -> {});
        if (reception == null) {
            throw new IllegalStateException("the session does not take POSTs");
        }
        CompletableFuture<Void> accepted = new CompletableFuture<>();
        if (reception.complete(protocol.encode(packets), () -> accepted.complete(null))) {
            accepted.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        }
    }

    @Override
    public void stall() {
        stalled = true;
    }

    @Override
    public void takeAll() {
        stalled = false;
        for (Runnable next = underWay.poll(); next != null; next = underWay.poll()) {
            client.execute(next);
        }
    }

    @Override
    public void leave() {
        send(List.of(TextPacket.of(EnginePacketType.CLOSE, "")));
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

    private void taken(Payload payload, PollExchange.Compression compression, Consumer<@Nullable Throwable> done) {
        compressible |= compression == PollExchange.Compression.ALLOWED;
        protocol.decode(payload, packet -> {
            closed |= packet instanceof TextPacket text && text.type() == EnginePacketType.CLOSE;
            sink.accept(packet);
        });
        done.accept(null);
        poll();
    }

    private final class Get implements PollExchange {

        @Override
        public void respond(Payload payload, Compression compression, Consumer<@Nullable Throwable> done) {
            Runnable take = () -> taken(payload, compression, done);
            if (stalled) {
                underWay.add(take);
            } else {
                client.execute(take);
            }
        }

        @Override
        public void refuse() {
            closed = true;
        }

        @Override
        public void refuse(EngineError error) {
            closed = true;
        }

        @Override
        public void abort() {
            closed = true;
        }
    }
}
