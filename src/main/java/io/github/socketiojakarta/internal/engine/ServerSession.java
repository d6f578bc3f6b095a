package io.github.socketiojakarta.internal.engine;

import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.packet.EngineProtocol;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * A session, which owns the queue of what is to be sent and the transport in use.
 *
 * <pre>
 *   OPEN --close()--&gt; CLOSING --queue sent, or closeTimeout--&gt; CLOSED
 *     |--fail()------------------------------------------------&gt; CLOSED
 * </pre>
 *
 * <p>The layer above is told once, when the session leaves OPEN. A CLOSING session on polling stays in the registry
 * until a GET has taken the rest. Thread-safe: the state is atomic, and no lock is held while the transport or the layer
 * above is called. The transport changes once, from polling to WebSocket; a sender that still sees the old one has put
 * its packets into the queue before the new one is flushed.
 */
public final class ServerSession implements EngineSession {

    private enum State {
        OPEN,
        CLOSING,
        CLOSED
    }

    private static final AtomicReferenceFieldUpdater<ServerSession, State> STATE =
            AtomicReferenceFieldUpdater.newUpdater(ServerSession.class, State.class, "state");

    private final String id;
    private final EngineRequest request;
    private final EngineServer server;
    private final SendQueue queue;
    private final EngineProtocol protocol;
    private final Heartbeat heartbeat;
    private final ConnectionPlaces.Place place;
    private volatile State state = State.OPEN;
    private volatile @Nullable Future<?> closeTimeout;
    private volatile @Nullable Transport transport;
    private volatile @Nullable EngineConnection connection;
    private volatile WebSocketClose closeCode = WebSocketClose.NORMAL;

    ServerSession(EngineServer server, String id, EngineRequest request, ConnectionPlaces.Place place) {
        this.server = server;
        this.id = id;
        this.request = request;
        this.place = place;
        this.queue = new SendQueue(server.settings().maxSendBufferBytes());
        this.protocol = ProtocolChoice.protocol(request);
        this.heartbeat = ProtocolChoice.heartbeat(this, server);
    }

    /** Starts the session on a transport; nothing arrives before this has returned. */
    void open(Transport first, TextPacket handshake) {
        transport = first;
        connection = server.listener().opened(this);
        server.registry().add(this);
        send(List.of(handshake));
        heartbeat.start();
        if (server.isClosed()) { // has not seen this session if it closed just now
            close(EngineCloseReason.SERVER_SHUTTING_DOWN);
        }
    }

    /** Tells the layer above that the handshake is under way. */
    void opened() {
        SessionLog.opened(this);
        connection().opened();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public EngineRequest request() {
        return request;
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

    SendQueue queue() {
        return queue;
    }

    WebSocketClose closeCode() {
        return closeCode;
    }

    @Override
    public void send(List<? extends EnginePacket> packets) {
        if (state == State.OPEN && !current().pass(packets)) {
            enqueue(packets).run();
        }
    }

    @Override
    public Runnable enqueue(List<? extends EnginePacket> packets) {
        return enqueue(packets, null);
    }

    private Runnable enqueue(List<? extends EnginePacket> packets, @Nullable Object key) {
        if (state != State.OPEN) {
            return () -> {};
        }
        return queue.offer(packets, key) ? () -> current().flush() : this::overflow;
    }

    private void overflow() {
        server.hooks().exceeded(EngineLimit.MAX_SEND_BUFFER_BYTES);
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
        if (state == State.OPEN) {
            IncomingPackets.receive(packet, this, heartbeat);
        }
    }

    /** A client on polling has a GET under way too, and expects an answer to it, even if it is read after the POST. */
    void closedByClient() {
        if (!(current() instanceof PollingTransport polling)) {
            fail(EngineCloseReason.TRANSPORT_CLOSE, "close packet");
        } else if (beginClosing(CloseTimeout.OF_LAST_POLL)) {
            queue.close();
            notifyClosed(EngineCloseReason.TRANSPORT_CLOSE, "close packet");
            polling.closedByClient();
        }
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
        return current() instanceof PollingTransport polling && polling.beginPost(exchange)
                ? new PostReception(this, polling, server.inflow())
                : null;
    }

    /** Starts an upgrade over a WebSocket that has been opened for this session. */
    FrameReceiver upgrade(FrameChannel channel) {
        boolean possible = state == State.OPEN
                && server.settings().allowUpgrades()
                && current() instanceof PollingTransport polling
                && polling.beginUpgrade();
        return possible ? new UpgradeProbe(this, channel, server) : RefusedUpgrade.of(this, channel);
    }

    void releasePoll() {
        if (current() instanceof PollingTransport polling) {
            polling.release();
        }
    }

    void upgradeFailed() {
        if (current() instanceof PollingTransport polling) {
            polling.upgradeFailed();
        }
    }

    /** Changes to the WebSocket over which the client has sent the upgrade packet. */
    void upgradeTo(WebSocketTransport next) {
        Transport old = current();
        transport = next;
        if (old instanceof PollingTransport polling) {
            polling.replaced();
        }
        next.switchTo(queue);
        SessionLog.upgraded(this);
        connection().upgraded();
        if (state != State.OPEN) {
            next.close();
        }
    }

    @Override
    public void close(EngineCloseReason reason) {
        if (beginClosing(CloseTimeout.OF_SERVER)) {
            closeCode = WebSocketClose.behind(reason);
            notifyClosed(reason, "closed by the server");
            current().close();
        }
    }

    /** Returns whether the session was open. */
    private boolean beginClosing(CloseTimeout timeout) {
        if (!STATE.compareAndSet(this, State.OPEN, State.CLOSING)) {
            return false;
        }
        heartbeat.stop();
        closeTimeout = timeout.start(server.threads().timer(), () -> {
            finished();
            current().terminate();
        });
        return true;
    }

    /** Ends the session, because a request of it failed or broke the rules. */
    public void transportFailed(String detail) {
        fail(EngineCloseReason.TRANSPORT_ERROR, detail);
    }

    /** Ends the session at once, as nothing more can be sent or must be received. */
    void fail(EngineCloseReason reason, @Nullable String detail) {
        State before = STATE.getAndSet(this, State.CLOSED);
        if (before == State.CLOSED) {
            return;
        }
        heartbeat.stop();
        release();
        if (before == State.OPEN) {
            closeCode = WebSocketClose.behind(reason);
            notifyClosed(reason, Objects.requireNonNullElse(detail, ""));
        }
        current().terminate();
    }

    /** Called when a closing session has sent all it had. */
    void finished() {
        if (STATE.compareAndSet(this, State.CLOSING, State.CLOSED)) {
            release();
        }
    }

    void release() {
        server.registry().remove(this);
        place.free();
        CloseTimeout.cancel(closeTimeout);
        queue.close();
    }

    private void notifyClosed(EngineCloseReason reason, String detail) {
        EngineCloseReason behind = request.caller().reasonBehind(reason);
        SessionLog.ended(this, behind, detail);
        connection().closed(behind, detail);
    }

    private Transport current() {
        return Objects.requireNonNull(transport, "session used before it was opened");
    }

    EngineConnection connection() {
        return Objects.requireNonNull(connection, "session used before it was opened");
    }
}
