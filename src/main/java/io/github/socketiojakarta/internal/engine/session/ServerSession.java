package io.github.socketiojakarta.internal.engine.session;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineLimit;
import io.github.socketiojakarta.internal.engine.EngineOptions;
import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.engine.SendReceipt;
import io.github.socketiojakarta.internal.engine.SessionReceiver;
import io.github.socketiojakarta.internal.engine.TransportType;
import io.github.socketiojakarta.internal.engine.door.PollExchange;
import io.github.socketiojakarta.internal.engine.door.PostExchange;
import io.github.socketiojakarta.internal.engine.door.PostReception;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.packet.EngineProtocol;
import io.github.socketiojakarta.internal.engine.packet.EngineProtocol4;
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
public final class ServerSession extends SessionLife implements Heartbeat.Beating, IncomingPackets.Receiver {

    private final SendQueue queue;
    private final EngineProtocol protocol;
    private final Heartbeat heartbeat;
    private volatile @Nullable SessionTransport transport;
    private volatile @Nullable SessionReceiver connection;

    /**
     * Creates a session, which has yet to be opened.
     *
     * @param place the place that it frees at its end
     */
    public ServerSession(SessionContext context, String id, EngineRequest request, SessionPlace place) {
        super(context, id, request, place);
        EngineOptions options = context.options();
        EngineThreads threads = context.threads();
        this.queue = new SendQueue(options.maxSendBufferBytes(), threads.nanoTime());
        this.protocol = SessionProtocol.of(request);
        this.heartbeat = protocol.version() == EngineProtocol4.VERSION
                ? new ServerHeartbeat(this, threads, options)
                : new ClientHeartbeat(this, threads, options);
    }

    /** Tells the layer above of the session, before its client hears of it. */
    public void open(SessionTransport first, SessionEvent opened) {
        transport = first;
        try {
            SessionReceiver receiver = context().listener().opened(this);
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
        if (context().owner().isClosed()) { // has not seen this session if it closed just now
            close(EngineCloseReason.SERVER_SHUTTING_DOWN);
        }
    }

    @Override
    public int protocol() {
        return protocol.version();
    }

    /** Returns how packets are written. */
    public EngineProtocol wire() {
        return protocol;
    }

    @Override
    public TransportType transport() {
        return current().type();
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
    public SendQueue queue() {
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
        context().hooks().exceeded(EngineLimit.MAX_SEND_BUFFER_BYTES);
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
    public void receive(EnginePacket packet) {
        SessionState now = state();
        if (now.isOpen()) {
            IncomingPackets.receive(packet, this, heartbeat);
        } else if (now.isClosing()) {
            IncomingPackets.receiveLast(packet, this, heartbeat);
        }
    }

    /** A client on polling has a GET under way too, and expects an answer to it, even if it is read after the POST. */
    @Override
    public void closedByClient() {
        end(new EndOfSession(SessionEvent.LEAVE, EngineCloseReason.TRANSPORT_CLOSE, "close packet"));
    }

    /** Takes a GET of this session. */
    public void poll(PollExchange exchange) {
        current().poll(exchange);
    }

    /** Registers a POST of this session; if it returns nothing, the request must be refused with status 400. */
    public @Nullable PostReception beginPost(PostExchange exchange) {
        return current().post(exchange);
    }

    /** Notes that another transport begins to try to take over; returns false if none may now. */
    public boolean beginUpgrade() {
        return happen(SessionEvent.PROBE) != null;
    }

    /** Goes on as before: the other transport has failed to take over. */
    public void upgradeFailed(UpgradeAttempt attempt) {
        current().forget(attempt);
        happen(SessionEvent.PROBE_FAILED);
    }

    /**
     * Changes to the transport over which the client has sent the upgrade packet; it takes the rest of a closing session.
     *
     * @return false if there is nothing left to be taken over: the client has left, or the session has ended
     */
    public boolean upgradeTo(SessionTransport next) {
        SessionState before = happen(SessionEvent.UPGRADE);
        if (before == null) {
            return false;
        }
        SessionTransport old = current();
        transport = next;
        old.replaced();
        next.takeOver(queue);
        if (before == SessionState.PROBING) {
            tellUpgraded();
        } else {
            next.close();
        }
        return true;
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
    public void drained() {
        try {
            connection().drained();
        } catch (Throwable e) { // whoever sends is not to suffer from it
            fail(EngineCloseReason.TRANSPORT_ERROR, "the layer above failed: " + e);
        }
    }

    @Override
    public long stalledNanos() {
        return queue.stalledNanos();
    }

    @Override
    Heartbeat heartbeat() {
        return heartbeat;
    }

    @Override
    @Nullable
    SessionReceiver receiver() {
        return connection;
    }

    @Override
    public SessionTransport current() {
        return Objects.requireNonNull(transport, "session used before it was opened");
    }

    @Override
    public SessionReceiver connection() {
        return Objects.requireNonNull(connection, "session used before it was opened");
    }
}
