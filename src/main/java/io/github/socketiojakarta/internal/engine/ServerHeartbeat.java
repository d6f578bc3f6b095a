package io.github.socketiojakarta.internal.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.internal.engine.packet.EnginePacketType;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The heartbeat of protocol 4: pings a client and ends the session of one that does not answer.
 *
 * <pre>
 *   RESTING --pingInterval--&gt; AWAITING_PONG --pong--&gt; RESTING
 *                                  |--pingTimeout--&gt; the session ends
 *   any --stop--&gt; STOPPED
 * </pre>
 *
 * <p>The first other packet that arrives while a pong is awaited restarts the timeout, once per ping: a client in the
 * middle of sending a lot is alive. While a listener of this very connection is running on the thread that would read
 * the pong, the client is not to blame, and the timeout starts again. Thread-safe; one timer task at a time.
 */
final class ServerHeartbeat implements Heartbeat {

    private static final List<TextPacket> PING = List.of(TextPacket.of(EnginePacketType.PING, ""));

    private enum State {
        RESTING,
        AWAITING_PONG,
        AWAITING_PONG_EXTENDED,
        STOPPED
    }

    private final ServerSession session;
    private final EngineThreads threads;
    private final Duration interval;
    private final Duration timeout;

    @GuardedBy("this")
    private State state = State.RESTING;

    @GuardedBy("this")
    private @Nullable Future<?> task;

    ServerHeartbeat(ServerSession session, EngineThreads threads, EngineOptions options) {
        this.session = session;
        this.threads = threads;
        this.interval = options.pingInterval();
        this.timeout = options.pingTimeout();
    }

    @Override
    public synchronized void start() {
        if (state != State.STOPPED) {
            schedule(this::sendPing, interval);
        }
    }

    private void sendPing() {
        synchronized (this) {
            if (state != State.RESTING) {
                return;
            }
            state = State.AWAITING_PONG;
            schedule(this::expire, timeout);
        }
        if (session.queue().stalledNanos() > interval.plus(timeout).toNanos()) {
            session.fail(EngineCloseReason.SLOW_CONSUMER, "the client does not read");
        } else {
            session.send(PING);
        }
    }

    @Override
    public void ping() {
        session.fail(EngineCloseReason.TRANSPORT_ERROR, "invalid heartbeat direction");
    }

    @Override
    public synchronized void pong() {
        if (state == State.AWAITING_PONG || state == State.AWAITING_PONG_EXTENDED) {
            state = State.RESTING;
            schedule(this::sendPing, interval);
        }
    }

    @Override
    public synchronized void otherPacket() {
        if (state == State.AWAITING_PONG) {
            state = State.AWAITING_PONG_EXTENDED;
            schedule(this::expire, timeout);
        }
    }

    private void expire() {
        boolean busy = session.connection().isBusy();
        synchronized (this) {
            if (state != State.AWAITING_PONG && state != State.AWAITING_PONG_EXTENDED) {
                return;
            }
            if (busy) {
                schedule(this::expire, timeout);
                return;
            }
        }
        session.fail(EngineCloseReason.PING_TIMEOUT, "no pong within " + timeout.toMillis() + " ms");
    }

    @Override
    public synchronized void stop() {
        state = State.STOPPED;
        if (task != null) {
            task.cancel(false);
        }
    }

    @GuardedBy("this")
    private void schedule(Runnable next, Duration delay) {
        if (task != null) {
            task.cancel(false);
        }
        task = threads.timer().schedule(next, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
}
