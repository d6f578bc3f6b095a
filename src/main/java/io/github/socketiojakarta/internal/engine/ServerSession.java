package io.github.socketiojakarta.internal.engine;

import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.packet.EngineProtocol;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A session, which owns the queue of what is to be sent and the transport in use. {@link SessionState} is the table of its
 * life.
 *
 * <p>The layer above is told once, when the session leaves the states in which it is open. A session that closes on polling
 * stays in the registry until a GET has taken the rest. Thread-safe: the state is atomic, and no lock is held while the
 * transport or the layer above is called. The transport changes once, from polling to WebSocket; a sender that still sees
 * the old one has put its packets into the queue before the new one is flushed.
 */
public final class ServerSession extends SessionLife {

    private final SendQueue queue;
    private final EngineProtocol protocol;
    private final Heartbeat heartbeat;
    private volatile @Nullable Transport transport;
    private volatile @Nullable EngineConnection connection;

    ServerSession(EngineServer server, String id, EngineRequest request, ConnectionPlaces.Place place) {
        super(server, id, request, place);
        this.queue = new SendQueue(
                server.settings().maxSendBufferBytes(), server.threads().nanoTime());
        this.protocol = ProtocolChoice.protocol(request);
        this.heartbeat = ProtocolChoice.heartbeat(this, server);
    }

    /** Tells the layer above of the session, before its client hears of it. */
    void open(Transport first, SessionEvent opened) {
        transport = first;
        try {
            EngineConnection receiver = server().listener().opened(this);
            connection = receiver;
            receiver.opened();
            SessionLog.opened(this);
        } catch (RuntimeException | Error e) {
            fail(EngineCloseReason.TRANSPORT_ERROR, "the session could not be opened: " + e);
            throw e;
        } finally {
            told(opened);
        }
        heartbeat.start();
        if (server().isClosed()) { // has not seen this session if it closed just now
            close(EngineCloseReason.SERVER_SHUTTING_DOWN);
        }
    }

    @Override
    public int protocol() {
        return protocol.version();
    }

    EngineProtocol wire() {
        return protocol;
    }

    @Override
    public EngineTransport transport() {
        return current().kind();
    }

    @Override
    public int pendingPackets() {
        return queue.size();
    }

    @Override
    public long bufferedBytes() {
        return queue.bytes();
    }

    @Override
    public void whenSent(SendReceipt receipt) {
        queue.add(receipt);
    }

    @Override
    SendQueue queue() {
        return queue;
    }

    @Override
    public void send(List<? extends EnginePacket> packets) {
        if (state().isOpen() && !current().pass(packets)) {
            enqueue(packets).run();
        }
    }

    @Override
    public Runnable enqueue(List<? extends EnginePacket> packets) {
        return enqueue(packets, null);
    }

    private Runnable enqueue(List<? extends EnginePacket> packets, @Nullable Object key) {
        if (!state().isOpen()) {
            return () -> {};
        }
        return queue.offer(packets, key) ? () -> current().flush() : this::overflow;
    }

    private void overflow() {
        server().hooks().exceeded(EngineLimit.MAX_SEND_BUFFER_BYTES);
        fail(EngineCloseReason.SLOW_CONSUMER, "send queue is full: the client reads too slowly");
    }

    @Override
    public void sendLatest(List<? extends EnginePacket> packets, Object key) {
        enqueue(packets, key).run();
    }

    @Override
    public boolean isWritable() {
        return current().isWritable();
    }

    /** Takes a packet that has arrived on the transport in use. */
    void receive(EnginePacket packet) {
        SessionState now = state();
        if (now.isOpen()) {
            IncomingPackets.receive(packet, this, heartbeat);
        } else if (now.isClosing()) {
            IncomingPackets.receiveLast(packet, this, heartbeat);
        }
    }

    /** A client on polling has a GET under way too, and expects an answer to it, even if it is read after the POST. */
    void closedByClient() {
        end(new EndOfSession(SessionEvent.LEAVE, EngineCloseReason.TRANSPORT_CLOSE, "close packet"));
    }

    /** Takes a GET of this session. */
    public void poll(PollExchange exchange) {
        if (current() instanceof PollingTransport polling) {
            polling.poll(exchange);
        } else {
            exchange.refuse(EngineError.BAD_REQUEST);
        }
    }

    /** Registers a POST of this session; if it returns nothing, the request must be refused with status 400. */
    public @Nullable PostReception beginPost(PostExchange exchange) {
        return current() instanceof PollingTransport polling && polling.posts().begin(exchange)
                ? new PostReception(this, polling.posts(), server().inflow())
                : null;
    }

    /** Starts an upgrade over a WebSocket that has been opened for this session. */
    FrameReceiver upgrade(FrameChannel channel) {
        if (!server().settings().allowUpgrades() || happen(SessionEvent.PROBE) == null) {
            return RefusedUpgrade.of(this, channel);
        }
        UpgradeProbe probe = new UpgradeProbe(this, channel, server());
        if (current() instanceof PollingTransport polling) {
            polling.probedBy(probe);
        }
        return probe;
    }

    void releasePoll() {
        if (current() instanceof PollingTransport polling) {
            polling.release();
        }
    }

    void upgradeFailed(UpgradeProbe probe) {
        if (current() instanceof PollingTransport polling) {
            polling.forget(probe);
        }
        happen(SessionEvent.PROBE_FAILED);
    }

    /** Changes to the WebSocket over which the client has sent the upgrade packet; it takes the rest of a closing session. */
    void upgradeTo(WebSocketTransport next) {
        SessionState before = happen(SessionEvent.UPGRADE);
        if (before == null) { // the client has left, or the session has ended
            next.terminate(WebSocketClose.NORMAL);
            return;
        }
        Transport old = current();
        transport = next;
        if (old instanceof PollingTransport polling) {
            polling.replaced();
        }
        next.switchTo(queue);
        if (before == SessionState.PROBING) {
            tellUpgraded();
        } else {
            next.close();
        }
    }

    private void tellUpgraded() {
        SessionLog.upgraded(this);
        try {
            connection().upgraded();
        } finally {
            told(SessionEvent.UPGRADED);
        }
    }

    /** Tells the layer above that everything has been handed to the container. */
    void drained() {
        try {
            connection().drained();
        } catch (Throwable e) { // whoever sends is not to suffer from it
            fail(EngineCloseReason.TRANSPORT_ERROR, "the layer above failed: " + e);
        }
    }

    @Override
    Heartbeat heartbeat() {
        return heartbeat;
    }

    @Override
    @Nullable
    EngineConnection receiver() {
        return connection;
    }

    @Override
    Transport current() {
        return Objects.requireNonNull(transport, "session used before it was opened");
    }

    EngineConnection connection() {
        return Objects.requireNonNull(connection, "session used before it was opened");
    }
}
