package io.github.socketiojakarta.internal.engine;

import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
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
 * <p>Thread-safe without locks: {@code sending} says whether there is a sender, and {@code inFlight} decides between
 * the sender and the callback.
 */
final class WebSocketTransport implements Transport {

    private static final int BATCH = 64;

    private enum InFlight {
        CALLING,
        PENDING,
        DONE
    }

    private enum Phase {
        ACTIVE,
        CLOSING,
        ENDED
    }

    /** These, instead of three objects for each transport. */
    private static final AtomicIntegerFieldUpdater<WebSocketTransport> SENDING =
            AtomicIntegerFieldUpdater.newUpdater(WebSocketTransport.class, "sending");

    private static final AtomicReferenceFieldUpdater<WebSocketTransport, InFlight> IN_FLIGHT =
            AtomicReferenceFieldUpdater.newUpdater(WebSocketTransport.class, InFlight.class, "inFlight");
    private static final AtomicReferenceFieldUpdater<WebSocketTransport, Phase> PHASE =
            AtomicReferenceFieldUpdater.newUpdater(WebSocketTransport.class, Phase.class, "phase");

    private final ServerSession session;
    private final FrameChannel channel;
    private final EngineThreads threads;
    private final Consumer<String> onFailure;
    private volatile int sending;

    @SuppressWarnings("UnusedVariable") // only the updater reads it
    private volatile InFlight inFlight = InFlight.DONE;

    private volatile Phase phase = Phase.ACTIVE;
    private volatile SendQueue queue;

    WebSocketTransport(
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
    public EngineTransport kind() {
        return EngineTransport.WEBSOCKET;
    }

    FrameChannel channel() {
        return channel;
    }

    @Override
    public boolean isWritable() {
        return sending == 0 && queue.isEmpty() && phase == Phase.ACTIVE;
    }

    /** Goes on with another queue: that of the session, after the upgrade. */
    void switchTo(SendQueue next) {
        queue = next;
        flush();
    }

    @Override
    public void flush() {
        if (SENDING.compareAndSet(this, 0, 1)) {
            pump();
        }
    }

    private void pump() {
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
        if (PHASE.compareAndSet(this, Phase.CLOSING, Phase.ENDED)) {
            channel.close(session.closeCode());
            session.finished();
            return true;
        }
        sending = 0;
        boolean idle = queue.isEmpty() && phase != Phase.CLOSING;
        if (idle) {
            session.connection().drained();
        }
        return idle || !SENDING.compareAndSet(this, 0, 1);
    }

    /** Returns whether the frame has been sent already, so that the loop can go on. */
    private boolean send(EnginePacket packet) {
        inFlight = InFlight.CALLING;
        try {
            channel.send(session.wire().frame(packet), this::sent);
        } catch (Throwable e) { // containers throw anything here, and then there is no callback
            failed(e);
            return false;
        }
        return !IN_FLIGHT.compareAndSet(this, InFlight.CALLING, InFlight.PENDING) && phase != Phase.ENDED;
    }

    private void sent(@Nullable Throwable failure) {
        if (failure != null) {
            failed(failure);
        } else if (IN_FLIGHT.getAndSet(this, InFlight.DONE) == InFlight.PENDING) {
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
        terminate(session.closeCode());
    }

    void terminate(WebSocketClose code) {
        phase = Phase.ENDED;
        channel.close(code);
    }
}
