package io.github.socketiojakarta.internal.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.internal.engine.PollExchange.Compression;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.packet.EnginePacketException;
import io.github.socketiojakarta.internal.engine.packet.EnginePacketType;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * HTTP long-polling: one parked GET takes all that waits, one POST at a time brings packets.
 *
 * <p>Thread-safe. The lock guards which requests are under way; requests are answered after it is released. The GET is
 * taken and the queue emptied in one step, so that a payload is never split over two answers out of order.
 */
final class PollingTransport implements Transport {

    private static final TextPacket CLOSE = TextPacket.of(EnginePacketType.CLOSE, "");
    private static final TextPacket NOOP = TextPacket.of(EnginePacketType.NOOP, "");

    private enum Phase {
        ACTIVE,
        CLOSING,
        LEFT,
        ENDED
    }

    private final ServerSession session;
    private final SendQueue queue;

    @GuardedBy("this")
    private Phase phase = Phase.ACTIVE;

    @GuardedBy("this")
    private @Nullable PollExchange parked;

    @GuardedBy("this")
    private boolean posting;

    /** The POST whose body is still on its way; null while none is, also while a whole body is being processed. */
    @GuardedBy("this")
    private @Nullable PostExchange receiving;

    @GuardedBy("this")
    private boolean upgrading;

    PollingTransport(ServerSession session, SendQueue queue) {
        this.session = session;
        this.queue = queue;
    }

    @Override
    public EngineTransport kind() {
        return EngineTransport.POLLING;
    }

    @Override
    public synchronized boolean isWritable() {
        return parked != null && queue.isEmpty();
    }

    /** Notes that a WebSocket is about to take over; returns whether it is the only one. */
    synchronized boolean beginUpgrade() {
        boolean first = !upgrading;
        upgrading = true;
        return first;
    }

    /** Notes that it does not take over, so that another may. */
    synchronized void upgradeFailed() {
        upgrading = false;
    }

    /** Parks a GET until there is something to send. A second one at the same time ends the session. */
    void poll(PollExchange exchange) {
        queue.confirm(); // whoever polls again has read the answer before
        if (!park(exchange)) {
            exchange.refuse();
            session.fail(EngineCloseReason.TRANSPORT_ERROR, "overlapping GET requests");
            return;
        }
        flush();
        finish(Phase.CLOSING, List.of(NOOP, CLOSE));
        finish(Phase.LEFT, List.of(NOOP));
    }

    private synchronized boolean park(PollExchange exchange) {
        if (parked != null || phase == Phase.ENDED) {
            return false;
        }
        parked = exchange;
        return true;
    }

    /** Registers a POST; a second one at the same time ends the session and must be refused. */
    boolean beginPost(PostExchange exchange) {
        synchronized (this) {
            if (!posting && phase != Phase.ENDED) {
                posting = true;
                receiving = exchange;
                return true;
            }
        }
        session.fail(EngineCloseReason.TRANSPORT_ERROR, "overlapping POST requests");
        return false;
    }

    /**
     * Takes the body of a POST.
     *
     * @return whether it was a payload; if not, the session has ended
     */
    boolean receive(Payload body) {
        synchronized (this) {
            receiving = null;
        }
        try {
            session.wire().decode(body, session::receive);
            return true;
        } catch (EnginePacketException e) {
            session.fail(EngineCloseReason.PARSE_ERROR, e.getMessage());
            return false;
        }
    }

    /** Must be called before the POST is answered: the client may send the next one at once. */
    synchronized void endPost() {
        posting = false;
        receiving = null;
    }

    @Override
    public boolean pass(List<? extends EnginePacket> message) {
        return false; // an answer takes all there is
    }

    @Override
    public void flush() {
        PollExchange exchange;
        List<EnginePacket> payload;
        synchronized (this) {
            if (parked == null || queue.isEmpty()) {
                return;
            }
            exchange = parked;
            parked = null;
            payload = queue.drain();
        }
        exchange.respond(session.wire().encode(payload), compression(payload));
        session.connection().drained();
    }

    private static Compression compression(List<EnginePacket> payload) {
        for (EnginePacket packet : payload) {
            if (packet.isCompressible()) {
                return Compression.ALLOWED;
            }
        }
        return Compression.FORBIDDEN;
    }

    /**
     * Ends a transport that is in this phase, once the rest has been sent. The close packet never shares a payload
     * with it: the client would take the end of the connection first, and a disconnect packet in front of it too late.
     *
     * @param last the last payload
     */
    private void finish(Phase ending, List<EnginePacket> last) {
        PollExchange exchange;
        PostExchange unfinished;
        synchronized (this) {
            if (phase != ending || parked == null || !queue.isEmpty()) {
                return;
            }
            exchange = parked;
            parked = null;
            unfinished = takePost();
            phase = Phase.ENDED;
        }
        session.finished(); // first, for whoever knows that it has ended may look who is left, or come back at once
        exchange.respond(session.wire().encode(last), Compression.FORBIDDEN);
        abort(unfinished);
    }

    /** Answers a parked GET with nothing, so that the client can stop polling and change to WebSocket. */
    void release() {
        answerParked(exchange -> exchange.respond(session.wire().encode(List.of(NOOP)), Compression.FORBIDDEN));
    }

    @Override
    public void close() {
        synchronized (this) {
            if (phase == Phase.ACTIVE) {
                phase = Phase.CLOSING;
            }
        }
        flush();
        finish(Phase.CLOSING, List.of(CLOSE));
    }

    @Override
    public void terminate() {
        end(exchange -> exchange.respond(session.wire().encode(List.of(CLOSE)), Compression.FORBIDDEN));
    }

    /** Ends because the client said so: its GET, or the one that is on its way, gets a noop. */
    void closedByClient() {
        synchronized (this) {
            phase = Phase.LEFT;
        }
        finish(Phase.LEFT, List.of(NOOP));
    }

    /**
     * Ends because the client has changed to WebSocket. A GET that is still parked is refused, as it would be if it
     * came a moment later: which of two connections is read first is chance.
     */
    void replaced() {
        end(exchange -> exchange.refuse(EngineError.BAD_REQUEST));
    }

    private void end(Consumer<PollExchange> answer) {
        PostExchange unfinished;
        synchronized (this) {
            phase = Phase.ENDED;
            unfinished = takePost();
        }
        answerParked(answer);
        abort(unfinished);
    }

    @GuardedBy("this")
    private @Nullable PostExchange takePost() {
        PostExchange unfinished = receiving;
        receiving = null;
        return unfinished;
    }

    /** Gives up a body that would otherwise be waited for until the container loses patience. */
    private static void abort(@Nullable PostExchange unfinished) {
        if (unfinished != null) {
            unfinished.abort();
        }
    }

    private void answerParked(Consumer<PollExchange> answer) {
        PollExchange exchange;
        synchronized (this) {
            exchange = parked;
            parked = null;
        }
        if (exchange != null) {
            answer.accept(exchange);
        }
    }
}
