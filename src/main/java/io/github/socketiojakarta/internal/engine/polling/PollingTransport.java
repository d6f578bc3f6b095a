package io.github.socketiojakarta.internal.engine.polling;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineError;
import io.github.socketiojakarta.internal.engine.SendReceipt;
import io.github.socketiojakarta.internal.engine.TransportType;
import io.github.socketiojakarta.internal.engine.door.PollExchange;
import io.github.socketiojakarta.internal.engine.door.PollExchange.Compression;
import io.github.socketiojakarta.internal.engine.door.PostExchange;
import io.github.socketiojakarta.internal.engine.door.PostReception;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.packet.EnginePacketType;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import io.github.socketiojakarta.internal.engine.session.SendQueue;
import io.github.socketiojakarta.internal.engine.session.ServerSession;
import io.github.socketiojakarta.internal.engine.session.SessionEvent;
import io.github.socketiojakarta.internal.engine.session.SessionState;
import io.github.socketiojakarta.internal.engine.session.SessionTransport;
import io.github.socketiojakarta.internal.engine.session.UpgradeAttempt;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * HTTP long-polling: one parked GET takes what waits, see {@link GetSlot}; one POST at a time brings packets, see {@link
 * PostSlot}. {@link SessionState} says what may happen when.
 *
 * <p>Thread-safe without a lock of its own. Each change of the session's state is followed by a look at the slots: whoever
 * parks something sees the change, or is seen.
 */
public final class PollingTransport implements SessionTransport, Consumer<@Nullable Throwable> {

    private static final TextPacket CLOSE = TextPacket.of(EnginePacketType.CLOSE, "");
    private static final TextPacket NOOP = TextPacket.of(EnginePacketType.NOOP, "");

    /** What a GET gets that finds its session closing; what one gets that has been parked before. */
    private static final List<TextPacket> LATE_FAREWELL = List.of(NOOP, CLOSE);

    private static final List<TextPacket> FAREWELL = List.of(CLOSE);
    private static final List<TextPacket> NOTHING = List.of(NOOP);

    private final ServerSession session;
    private final SendQueue queue;
    private final GetSlot gets;
    private final PostSlot posts;
    private final int maxPackets;

    /** The transport that tries to take over, if there is one. */
    private final AtomicReference<@Nullable UpgradeAttempt> attempt = new AtomicReference<>();

    /** Creates the transport of a session that is opened by a GET. */
    public PollingTransport(ServerSession session, int maxPackets) {
        this.session = session;
        this.queue = session.queue();
        this.maxPackets = maxPackets;
        this.gets = new GetSlot(session);
        this.posts = new PostSlot(session);
    }

    @Override
    public TransportType type() {
        return TransportType.POLLING;
    }

    @Override
    public boolean isWritable() {
        return gets.isWritable();
    }

    /** Answers the GET that opens the session. */
    public void begin(PollExchange exchange, TextPacket handshake) {
        gets.begin(exchange);
        if (session.state() == SessionState.CLOSED) { // it ended just now, and may not have seen the GET
            exchange.refuse();
        } else {
            respond(exchange, List.of(handshake), Compression.FORBIDDEN);
        }
    }

    /** Parks a GET until there is something to send. A second one at the same time ends the session. */
    @Override
    public void poll(PollExchange exchange) {
        GetSlot.Parked parked = gets.park(exchange);
        switch (parked.parking()) {
            case PARKED -> {
                SendReceipt.tellSent(parked.read());
                advance(LATE_FAREWELL);
            }
            case LATE -> refuse(exchange);
            case OVERLAPPING -> {
                exchange.refuse();
                session.requestFailed(EngineCloseReason.TRANSPORT_ERROR, "overlapping GET requests");
            }
        }
    }

    /**
     * Refuses a GET that has come too late for polling, and leaves everything else alone. If the session has ended just now, the
     * answer is that of a moment later, when nobody knows the session any more.
     */
    private void refuse(PollExchange exchange) {
        boolean ended = session.state() == SessionState.CLOSED;
        exchange.refuse(ended ? EngineError.SESSION_ID_UNKNOWN : EngineError.BAD_REQUEST);
    }

    @Override
    public @Nullable PostReception post(PostExchange exchange) {
        return posts.begin(exchange) ? new ReceivedPost(session, posts) : null;
    }

    @Override
    public boolean pass(List<? extends EnginePacket> message) {
        return false; // an answer takes what there is
    }

    @Override
    public void flush() {
        GetSlot.Answer answer = gets.takeForPayload(maxPackets);
        if (answer == null) {
            return;
        }
        respond(answer.exchange(), answer.payload(), answer.compression());
        if (queue.isEmpty()) {
            session.drained();
        }
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
        if (failure == null) {
            SendReceipt.tellSent(gets.written());
            advance(LATE_FAREWELL);
        } else {
            gets.takeWriting();
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
        PollExchange exchange = gets.takeForFarewell(state);
        if (exchange == null) {
            return;
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
        LastAnswer.give(
                exchange,
                session.wire().encode(farewell),
                session.context().threads().timer());
    }

    @Override
    public void close() {
        advance(FAREWELL);
    }

    @Override
    public void terminate() {
        PollExchange exchange = gets.takeParked();
        abortTheRest();
        if (exchange != null) {
            part(exchange, FAREWELL);
        }
    }

    @Override
    public void tried(UpgradeAttempt newAttempt) {
        attempt.set(newAttempt);
        if (session.state() == SessionState.CLOSED) { // it ended just now
            newAttempt.sessionEnded();
        }
    }

    @Override
    public void forget(UpgradeAttempt failed) {
        attempt.compareAndSet(failed, null);
    }

    /** Answers a parked GET with nothing, so that the client can stop polling and change to WebSocket. */
    @Override
    public void release() {
        PollExchange exchange = gets.takeForNothing();
        if (exchange != null) {
            respond(exchange, NOTHING, Compression.FORBIDDEN);
        }
    }

    /**
     * Ends because the client has changed to WebSocket. A GET that is still parked is refused, as it would be if it
     * came a moment later: which of two connections is read first is chance. An answer that is still being written has been
     * read, or nobody is going to.
     */
    @Override
    public void replaced() {
        PollExchange exchange = gets.takeParked();
        if (exchange != null) {
            exchange.refuse(EngineError.BAD_REQUEST);
        }
        attempt.set(null); // it is the session's transport now
        abortTheRest();
    }

    /** Gives up what would go on after the end: an answer that is not read, a body that does not come, an upgrade. */
    private void abortTheRest() {
        PollExchange unwritten = gets.takeWriting();
        UpgradeAttempt useless = attempt.getAndSet(null);
        posts.abort();
        if (unwritten != null) {
            unwritten.abort();
        }
        if (useless != null) {
            useless.sessionEnded();
        }
    }
}
