package io.github.socketiojakarta.testing;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.engine.admission.RequestKind;
import io.github.socketiojakarta.internal.engine.admission.Verdict;
import io.github.socketiojakarta.internal.engine.door.FrameChannel;
import io.github.socketiojakarta.internal.engine.door.FrameReceiver;
import io.github.socketiojakarta.internal.engine.door.WebSocketClose;
import io.github.socketiojakarta.internal.engine.packet.BinaryPacket;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.packet.EnginePacketType;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import io.github.socketiojakarta.parser.EncodedPacket;
import io.github.socketiojakarta.parser.Packet;
import io.github.socketiojakarta.parser.Parser;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection, from end to end: the WebSocket of a container for the server, and the Engine.IO client for the sockets of
 * the test that share it.
 *
 * <p>Thread-safe. What goes to the server waits in a queue, of which one thread at a time takes: as with a container, which
 * reads the next frame when it has got rid of the one before. What comes from the server is taken where it is sent.
 */
final class Link implements FrameChannel {

    private static final String PONG = "3";

    private final Kit kit;
    private final Parser.Decoder decoder;
    private final Map<String, ClientSocket> sockets = new ConcurrentHashMap<>();
    private final Queue<Runnable> frames = new ConcurrentLinkedQueue<>();

    /** The frames that wait or are being taken; and one for the opening, which comes first. */
    private final AtomicInteger waiting = new AtomicInteger(1);

    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean silent;
    private volatile @Nullable FrameReceiver receiver;

    private Link(Kit kit) {
        this.kit = kit;
        this.decoder = kit.wire().decoder();
    }

    /**
     * Opens a connection.
     *
     * @throws ConnectErrorException if the server refuses the request
     */
    static Link open(Kit kit, FirstRequest first) {
        Link link = new Link(kit);
        kit.turns().run(() -> {
            EngineRequest request = first.in(kit);
            link.handshake(request, kit.engine().verify(request, RequestKind.UPGRADE));
        });
        return link;
    }

    private void handshake(EngineRequest request, Verdict verdict) {
        if (verdict instanceof Verdict.Undecided undecided) {
            if (!kit.waiting().isReached(undecided.verdict()::isDone)) {
                throw new ConnectErrorException("The server has not decided in time whether the client may connect");
            }
            handshake(request, undecided.verdict().join());
            return;
        }
        if (verdict instanceof Verdict.Refused refused) {
            Map<String, Object> data = Map.of("code", refused.error().code(), "message", refused.message());
            throw new ConnectErrorException(refused.message(), kit.wire().json(), data);
        }
        if (!(verdict instanceof Verdict.Handshake handshake)) {
            throw new ConnectErrorException("The server has closed");
        }
        receiver = kit.engine().openWebSocket(handshake.sessionId(), request, this);
        drain();
    }

    boolean isUsable() {
        return !silent && !closed.get();
    }

    /** Joins a namespace. */
    void join(ClientSocket socket, String auth) {
        sockets.put(socket.namespace(), socket);
        if (closed.get()) { // the server has done so at once
            tellEnd();
        } else {
            send(kit.wire().connect(socket.namespace(), auth));
        }
    }

    boolean has(String namespace) {
        return sockets.containsKey(namespace);
    }

    /** Forgets a socket that has left; a connection without any is of no use, so its client closes it. */
    void left(ClientSocket socket) {
        if (sockets.remove(socket.namespace(), socket) && sockets.isEmpty()) {
            shut();
        }
    }

    /** Closes the connection from this side. */
    void shut() {
        if (closed.compareAndSet(false, true)) {
            deliver(() -> receiver().closed(EngineCloseReason.TRANSPORT_CLOSE, ""));
            kit.turns().afterwards(this::tellEnd);
        }
    }

    private void tellEnd() {
        sockets.values().forEach(ClientSocket::cut);
        sockets.clear();
    }

    /** From now on, nothing gets through in either direction, and nobody is told. */
    void fallSilent() {
        silent = true;
        tellEnd();
    }

    private FrameReceiver receiver() {
        return Objects.requireNonNull(receiver);
    }

    void send(EncodedPacket packet) {
        packet.text().ifPresent(text -> deliver(() -> text(EnginePacketType.MESSAGE.wireDigit() + text)));
        packet.binary().forEach(bytes -> deliver(() -> binary(bytes.duplicate())));
    }

    private void text(String frame) {
        if (frame.getBytes(StandardCharsets.UTF_8).length
                > kit.engine().settings().maxHttpBufferSize()) {
            receiver().tooBig();
        } else {
            receiver().text(frame);
        }
    }

    private void binary(ByteBuffer frame) {
        if (frame.remaining() > kit.engine().settings().maxHttpBufferSize()) {
            receiver().tooBig();
        } else {
            receiver().binary(frame);
        }
    }

    private void deliver(Runnable frame) {
        if (silent) {
            return;
        }
        frames.add(frame);
        if (waiting.getAndIncrement() == 0) {
            kit.turns().run(this::take);
        }
    }

    private void drain() {
        if (waiting.decrementAndGet() > 0) {
            take();
        }
    }

    private void take() {
        do {
            Objects.requireNonNull(frames.poll()).run();
        } while (waiting.decrementAndGet() > 0);
    }

    @Override
    public void send(EnginePacket packet, Consumer<@Nullable Throwable> done) {
        done.accept(null);
        if (silent || closed.get()) {
            return;
        }
        kit.callbacks().guard(() -> receive(packet));
        kit.waiting().changed();
    }

    private void receive(EnginePacket packet) {
        if (packet instanceof BinaryPacket binary) {
            decoder.binary(binary.data().duplicate()).ifPresent(this::packet);
        } else if (packet instanceof TextPacket text && text.type() == EnginePacketType.PING) {
            deliver(() -> receiver().text(PONG + text.data()));
        } else if (packet instanceof TextPacket text && text.type() == EnginePacketType.MESSAGE) {
            decoder.text(text.data()).ifPresent(this::packet);
        }
    }

    private void packet(Packet packet) {
        ClientSocket socket = sockets.get(packet.namespace());
        if (socket == null) {
            return; // it has left, and the server did not know yet
        }
        if (packet instanceof Packet.Connect connect) {
            socket.connected(connect.payload());
        } else if (packet instanceof Packet.ConnectError error) {
            sockets.remove(packet.namespace());
            socket.refused(error.payload());
        } else if (packet instanceof Packet.Event event) {
            socket.received(event);
        } else if (packet instanceof Packet.Ack ack) {
            socket.answered(ack);
        } else {
            socket.cut();
            left(socket);
        }
    }

    @Override
    public boolean pauseReading() {
        return false;
    }

    @Override
    public void resumeReading() {}

    @Override
    public void close(WebSocketClose reason) {
        shut();
        kit.waiting().changed();
    }
}
