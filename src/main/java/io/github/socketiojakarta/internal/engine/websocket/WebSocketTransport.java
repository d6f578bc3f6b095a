package io.github.socketiojakarta.internal.engine.websocket;

import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.engine.TransportType;
import io.github.socketiojakarta.internal.engine.door.FrameChannel;
import io.github.socketiojakarta.internal.engine.door.WebSocketClose;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.session.SendQueue;
import io.github.socketiojakarta.internal.engine.session.ServerSession;
import io.github.socketiojakarta.internal.engine.session.SessionEvent;
import io.github.socketiojakarta.internal.engine.session.SessionTransport;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends a queue over a WebSocket, one frame in flight.
 *
 * <p>Containers disagree about overlapping sends (Tomcat and Liberty fail, the others queue without bound) and call
 * back inside the send (Undertow and Tyrus overflow the stack after some hundred nested sends). So whoever finds the
 * transport idle becomes its sender and loops; a callback that comes inside the send lets the loop go on, one that
 * comes later resumes it. After a batch the loop moves to a worker, because the sender may be any thread of the
 * application.
 *
 * <pre>
 *   ACTIVE --close--&gt; CLOSING --the rest has been sent--&gt; ENDED
 *   ACTIVE, CLOSING --terminate, a send failed--&gt; ENDED
 * </pre>
 *
 * <p>Thread-safe without locks: {@link SendTurn} decides between senders, and between the sender and the callback.
 */
public final class WebSocketTransport implements SessionTransport, Consumer<@Nullable Throwable> {

    private static final int BATCH = 64;

    private static final SendTurn<WebSocketTransport> TURN =
            new SendTurn<>(AtomicIntegerFieldUpdater.newUpdater(WebSocketTransport.class, "turn"));

    private static final AtomicReferenceFieldUpdater<WebSocketTransport, Phase> PHASE =
            AtomicReferenceFieldUpdater.newUpdater(WebSocketTransport.class, Phase.class, "phase");

    private enum Phase {
        ACTIVE,
        CLOSING,
        ENDED
    }

    private final ServerSession session;
    private final FrameChannel channel;
    private final EngineThreads threads;
    private final Consumer<String> onFailure;
    private volatile SendQueue queue;

    @SuppressWarnings("UnusedVariable") // only the updater reads it
    private volatile int turn;

    private volatile Phase phase = Phase.ACTIVE;

    /** Creates the transport of a session, or of one that is to be upgraded, which has a queue of its own. */
    public WebSocketTransport(
            ServerSession session,
            FrameChannel channel,
            SendQueue queue,
            EngineThreads threads,
            Consumer<String> onFailure) {
        this.session = session;
        this.channel = channel;
        this.queue = queue;
        this.threads = threads;
        this.onFailure = onFailure;
    }

    @Override
    public TransportType type() {
        return TransportType.WEBSOCKET;
    }

    FrameChannel channel() {
        return channel;
    }

    @Override
    public boolean isWritable() {
        return !TURN.isTaken(this) && phase == Phase.ACTIVE && queue.isEmpty();
    }

    /** Goes on with another queue: that of the session, after the upgrade. */
    @Override
    public void takeOver(SendQueue next) {
        queue = next;
        flush();
    }

    @Override
    public boolean pass(List<? extends EnginePacket> message) {
        SendQueue passed = queue;
        if (passed != session.queue() || !TURN.take(this)) { // an upgrade goes through a queue of its own
            return false;
        }
        try {
            boolean hasPassed = passed.pass(message);
            if (!hasPassed || send(message.get(0))) {
                pumpBatch();
            }
            return hasPassed;
        } catch (Throwable e) {
            failed(e);
            return true;
        }
    }

    @Override
    public void flush() {
        if (TURN.take(this)) {
            pump();
        }
    }

    /** Whatever goes wrong here, nobody else would notice that there is no sender any more. */
    private void pump() {
        try {
            pumpBatch();
        } catch (Throwable e) {
            failed(e);
        }
    }

    private void pumpBatch() {
        for (int sent = 0; sent < BATCH; sent++) {
            Optional<EnginePacket> next = queue.poll();
            if (next.isEmpty()) {
                if (pause()) {
                    return;
                }
            } else if (!send(next.get())) {
                return;
            }
        }
        threads.worker().execute(this::pump);
    }

    /** Stops being the sender, unless there is something to do again. */
    private boolean pause() {
        if (phase == Phase.CLOSING && PHASE.compareAndSet(this, Phase.CLOSING, Phase.ENDED)) {
            session.finished(SessionEvent.LAST_FRAME); // first, as in PollingTransport.finish
            channel.close(closeCode());
            return true;
        }
        TURN.end(this);
        boolean idle = queue.isEmpty() && phase != Phase.CLOSING;
        if (idle) {
            session.drained();
        }
        return idle || !TURN.take(this);
    }

    /** Returns whether the frame has been sent already, so that the loop can go on. */
    private boolean send(EnginePacket packet) {
        TURN.call(this);
        channel.send(session.wire().frame(packet), this);
        return !TURN.leave(this) && phase != Phase.ENDED;
    }

    /** Called back for a frame; a method of the transport itself, because a lambda would be one more object for each. */
    @Override
    public void accept(@Nullable Throwable failure) {
        if (failure != null) {
            failed(failure);
        } else if (TURN.calledBack(this)) {
            pump();
        }
    }

    private void failed(Throwable failure) {
        phase = Phase.ENDED;
        onFailure.accept("send failed: " + failure);
    }

    @Override
    public void close() {
        PHASE.compareAndSet(this, Phase.ACTIVE, Phase.CLOSING);
        flush();
    }

    @Override
    public void terminate() {
        terminate(closeCode());
    }

    private WebSocketClose closeCode() {
        return WebSocketClose.behind(session.endReason());
    }

    /** Closes at once, and says why. */
    public void terminate(WebSocketClose code) {
        phase = Phase.ENDED;
        channel.close(code);
    }
}
