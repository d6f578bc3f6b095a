package io.github.socketiojakarta.internal.engine.polling;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.internal.engine.SendReceipt;
import io.github.socketiojakarta.internal.engine.door.PollExchange;
import io.github.socketiojakarta.internal.engine.door.PollExchange.Compression;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.session.SendQueue;
import io.github.socketiojakarta.internal.engine.session.ServerSession;
import io.github.socketiojakarta.internal.engine.session.SessionState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The GETs that a session on polling may have under way: one that is parked, and one whose answer is being written.
 *
 * <pre>
 *   no GET --park--&gt; PARKED --something to tell, release--&gt; BEING WRITTEN --written, failed, given up--&gt; no GET
 *                      |--the last answer, upgraded, ended--&gt; no GET
 * </pre>
 *
 * <p>A client may know the answer before the container says that it is written, and come back: its next GET is parked
 * meanwhile, and not answered; one more is an overlap. So there is one answer under way at most, and a client that reads none
 * holds the memory of one.
 *
 * <p>Thread-safe. The lock guards which GETs are under way; whoever takes one answers it after the lock is released. The GET
 * is taken and the queue emptied in one step, so that a payload is never split over two answers out of order.
 */
final class GetSlot {

    /** What became of a GET. */
    enum Parking {
        PARKED,
        /** The session takes no requests any more. */
        LATE,
        /** There is one already. */
        OVERLAPPING
    }

    /**
     * What became of a GET.
     *
     * @param read whom to tell that what they sent has been read, for whoever polls again has read the answer before
     */
    record Parked(Parking parking, List<SendReceipt> read) {

        private static final Parked LATE = new Parked(Parking.LATE, List.of());
        private static final Parked OVERLAPPING = new Parked(Parking.OVERLAPPING, List.of());
    }

    /** A GET and what is to be its answer. */
    record Answer(PollExchange exchange, List<EnginePacket> payload) {

        Compression compression() {
            for (EnginePacket packet : payload) {
                if (packet.isCompressible()) {
                    return Compression.ALLOWED;
                }
            }
            return Compression.FORBIDDEN;
        }
    }

    private final ServerSession session;
    private final SendQueue queue;

    @GuardedBy("this")
    private @Nullable PollExchange parked;

    @GuardedBy("this")
    private @Nullable PollExchange writing;

    GetSlot(ServerSession session) {
        this.session = session;
        this.queue = session.queue();
    }

    synchronized boolean isWritable() {
        return parked != null && writing == null && queue.isEmpty();
    }

    /** Begins with a GET that is answered at once. */
    synchronized void begin(PollExchange exchange) {
        writing = exchange;
    }

    /** Looks at the state of the session under the lock: whoever changes that looks at this slot afterwards. */
    synchronized Parked park(PollExchange exchange) {
        if (!session.state().takesRequests()) {
            return Parked.LATE;
        }
        if (parked != null) {
            return Parked.OVERLAPPING;
        }
        parked = exchange;
        return new Parked(Parking.PARKED, read());
    }

    /** Whoever polls again has read the answer before, if that is written. */
    @GuardedBy("this")
    private List<SendReceipt> read() {
        return parked == null || writing != null ? List.of() : queue.confirm();
    }

    /** Takes the parked GET, and what is to be its answer; nothing if there is none of the two, or an answer under way. */
    synchronized @Nullable Answer takeForPayload(int maxPackets) {
        PollExchange exchange = parked;
        if (exchange == null || writing != null || queue.isEmpty()) {
            return null;
        }
        parked = null;
        writing = exchange;
        return new Answer(exchange, queue.drain(maxPackets));
    }

    /** Takes the parked GET to be answered with nothing, unless an answer is under way. */
    synchronized @Nullable PollExchange takeForNothing() {
        PollExchange exchange = parked;
        if (exchange == null || writing != null) {
            return null;
        }
        parked = null;
        writing = exchange;
        return exchange;
    }

    /** Takes the parked GET for the last answer, if the rest has been sent, and the session ends with it in that state. */
    synchronized @Nullable PollExchange takeForFarewell(SessionState state) {
        PollExchange exchange = parked;
        if (exchange == null || writing != null || !queue.isEmpty() || !state.endsWithPoll()) {
            return null;
        }
        parked = null;
        return exchange;
    }

    /** Takes the parked GET, whatever else there is. */
    synchronized @Nullable PollExchange takeParked() {
        PollExchange exchange = parked;
        parked = null;
        return exchange;
    }

    /** Notes that the answer is written; returns whom to tell that it has been read, for the client may be back already. */
    synchronized List<SendReceipt> written() {
        writing = null;
        return read();
    }

    /** Forgets the answer that is being written; returns the GET that it belongs to. */
    synchronized @Nullable PollExchange takeWriting() {
        PollExchange exchange = writing;
        writing = null;
        return exchange;
    }
}
