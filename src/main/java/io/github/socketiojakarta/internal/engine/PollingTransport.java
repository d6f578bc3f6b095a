package io.github.socketiojakarta.internal.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.internal.engine.PollExchange.Compression;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.packet.EnginePacketType;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * HTTP long-polling: one parked GET takes what waits, one POST at a time brings packets, see {@link PostSlot}.
 *
 * <pre>
 *   no GET --poll--&gt; PARKED --there is something to tell--&gt; BEING WRITTEN --written--&gt; no GET
 * </pre>
 *
 * <p>A GET belongs to the transport until its answer is written. A client may know the answer before the container says so,
 * and come back: its next GET is parked meanwhile, and not answered; one more is an overlap. So there is one answer under
 * way at most, and a client that reads none holds the memory of one. {@link SessionState} says what may happen when.
 *
 * <p>Thread-safe. The lock guards which GETs are under way; they are answered after it is released. The GET is taken and the
 * queue emptied in one step, so that a payload is never split over two answers out of order. Each change of the session's
 * state is followed by a step under the lock: whoever parks something sees the change, or is seen.
 */
final class PollingTransport implements Transport, Consumer<@Nullable Throwable> {

    private static final TextPacket CLOSE = TextPacket.of(EnginePacketType.CLOSE, "");
    private static final TextPacket NOOP = TextPacket.of(EnginePacketType.NOOP, "");

    /** What a GET gets that finds its session closing; what one gets that has been parked before. */
    private static final List<TextPacket> LATE_FAREWELL = List.of(NOOP, CLOSE);

    private static final List<TextPacket> FAREWELL = List.of(CLOSE);
    private static final List<TextPacket> NOTHING = List.of(NOOP);

    private final ServerSession session;
    private final SendQueue queue;
    private final PostSlot posts;
    private final int maxPackets;

    @GuardedBy("this")
    private @Nullable PollExchange parked;

    @GuardedBy("this")
    private @Nullable PollExchange writing;

    /** The WebSocket that wants to take over, if there is one. */
    @GuardedBy("this")
    private @Nullable UpgradeProbe probe;

    PollingTransport(ServerSession session, SendQueue queue, int maxPackets) {
        this.session = session;
        this.queue = queue;
        this.maxPackets = maxPackets;
        this.posts = new PostSlot(session);
    }

    @Override
    public EngineTransport kind() {
        return EngineTransport.POLLING;
    }

    @Override
    public synchronized boolean isWritable() {
        return parked != null && writing == null && queue.isEmpty();
    }

    /** Notes which WebSocket wants to take over; it is told if the session ends before. */
    void probedBy(UpgradeProbe newProbe) {
        synchronized (this) {
            probe = newProbe;
        }
        if (session.state() == SessionState.CLOSED) { // it ended just now
            newProbe.sessionEnded();
        }
    }

    /** Forgets a WebSocket that has failed to take over. */
    synchronized void forget(UpgradeProbe failed) {
        if (probe == failed) {
            probe = null;
        }
    }

    /** Answers the GET that opens the session. */
    void begin(PollExchange exchange, TextPacket handshake) {
        synchronized (this) {
            writing = exchange;
        }
        if (session.state() == SessionState.CLOSED) { // it ended just now, and may not have seen the GET
            exchange.refuse();
        } else {
            respond(exchange, List.of(handshake), Compression.FORBIDDEN);
        }
    }

    /** Parks a GET until there is something to send. A second one at the same time ends the session. */
    void poll(PollExchange exchange) {
        boolean late;
        boolean overlapping;
        List<SendReceipt> read;
        synchronized (this) {
            late = !session.state().takesRequests();
            overlapping = parked != null;
            parked = late || overlapping ? parked : exchange;
            read = late || overlapping ? List.of() : read();
        }
        if (late) {
            refuse(exchange);
        } else if (overlapping) {
            exchange.refuse();
            session.requestFailed(EngineCloseReason.TRANSPORT_ERROR, "overlapping GET requests");
        } else {
            SendReceipt.tellSent(read);
            advance(LATE_FAREWELL);
        }
    }

    /** Refuses a GET that has come too late for polling, and leaves everything else alone. */
    private void refuse(PollExchange exchange) {
        if (session.state() == SessionState.CLOSED) {
            exchange.refuse();
        } else {
            exchange.refuse(EngineError.BAD_REQUEST);
        }
    }

    /** Whoever polls again has read the answer before, if that is written. */
    @GuardedBy("this")
    private List<SendReceipt> read() {
        return parked == null || writing != null ? List.of() : queue.confirm();
    }

    /** Returns the POSTs. */
    PostSlot posts() {
        return posts;
    }

    @Override
    public boolean pass(List<? extends EnginePacket> message) {
        return false; // an answer takes what there is
    }

    @Override
    public void flush() {
        PollExchange exchange;
        List<EnginePacket> payload;
        synchronized (this) {
            if (parked == null || writing != null || queue.isEmpty()) {
                return;
            }
            exchange = parked;
            parked = null;
            writing = exchange;
            payload = queue.drain(maxPackets);
        }
        respond(exchange, payload, compression(payload));
        if (queue.isEmpty()) {
            session.drained();
        }
    }

    private static Compression compression(List<EnginePacket> payload) {
        for (EnginePacket packet : payload) {
            if (packet.isCompressible()) {
                return Compression.ALLOWED;
            }
        }
        return Compression.FORBIDDEN;
    }

    private void respond(PollExchange exchange, List<? extends EnginePacket> payload, Compression compression) {
        try {
            exchange.respond(session.wire().encode(payload), compression, this);
        } catch (Throwable e) { // whoever sends is not to suffer from what happens to one receiver
            exchange.abort();
            accept(e);
        }
    }

    /** Called when an answer has been written, or has failed; a method of the transport itself, to save an object. */
    @Override
    public void accept(@Nullable Throwable failure) {
        List<SendReceipt> read;
        synchronized (this) {
            writing = null;
            read = failure == null ? read() : List.of();
        }
        if (failure == null) {
            SendReceipt.tellSent(read);
            advance(LATE_FAREWELL);
        } else {
            session.requestFailed(EngineCloseReason.TRANSPORT_ERROR, "GET failed: " + failure);
        }
    }

    private void advance(List<TextPacket> farewell) {
        flush();
        finish(farewell);
    }

    /**
     * Says goodbye, once the rest has been sent. The close packet never shares a payload with it: the client would take
     * the end of the connection first, and a disconnect packet in front of it too late. A client that has left itself
     * gets nothing.
     */
    private void finish(List<TextPacket> farewell) {
        SessionState state = session.state();
        PollExchange exchange;
        synchronized (this) {
            if (parked == null || writing != null || !queue.isEmpty() || !state.endsWithPoll()) {
                return;
            }
            exchange = parked;
            parked = null;
        }
        if (session.finished(
                SessionEvent.LAST_POLL)) { // first: whoever knows may look who is left, or come back at once
            abortTheRest();
            part(exchange, state == SessionState.LEAVING ? NOTHING : farewell);
        } else {
            refuse(exchange); // a WebSocket has taken over meanwhile, or the session has failed
        }
    }

    private void part(PollExchange exchange, List<TextPacket> farewell) {
        LastAnswer.give(exchange, session.wire().encode(farewell), session.timer());
    }

    /** Answers a parked GET with nothing, so that the client can stop polling and change to WebSocket. */
    void release() {
        PollExchange exchange;
        synchronized (this) {
            if (parked == null || writing != null) {
                return;
            }
            exchange = parked;
            parked = null;
            writing = exchange;
        }
        respond(exchange, NOTHING, Compression.FORBIDDEN);
    }

    @Override
    public void close() {
        advance(FAREWELL);
    }

    @Override
    public void terminate() {
        PollExchange exchange = takeParked();
        abortTheRest();
        if (exchange != null) {
            part(exchange, FAREWELL);
        }
    }

    /**
     * Ends because the client has changed to WebSocket. A GET that is still parked is refused, as it would be if it
     * came a moment later: which of two connections is read first is chance. An answer that is still being written has been
     * read, or nobody is going to.
     */
    void replaced() {
        PollExchange exchange = takeParked();
        if (exchange != null) {
            exchange.refuse(EngineError.BAD_REQUEST);
        }
        synchronized (this) {
            probe = null; // it is the session's WebSocket now
        }
        abortTheRest();
    }

    private synchronized @Nullable PollExchange takeParked() {
        PollExchange exchange = parked;
        parked = null;
        return exchange;
    }

    /** Gives up what would go on after the end: an answer that is not read, a body that does not come, a WebSocket. */
    private void abortTheRest() {
        PollExchange unwritten;
        UpgradeProbe useless;
        synchronized (this) {
            unwritten = writing;
            writing = null;
            useless = probe;
            probe = null;
        }
        posts.abort();
        if (unwritten != null) {
            unwritten.abort();
        }
        if (useless != null) {
            useless.sessionEnded();
        }
    }
}
