package io.github.socketiojakarta.internal.engine.session;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineOptions;
import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.engine.ListenerWork;
import io.github.socketiojakarta.internal.engine.packet.EnginePacketType;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The heartbeat of protocol 4: pings a client and ends the session of one that does not answer, or does not read.
 *
 * <pre>
 *   RESTING --pingInterval, sends a ping--&gt; AWAITING_PONG --another packet--&gt; AWAITING_PONG_EXTENDED
 *   AWAITING_PONG, AWAITING_PONG_EXTENDED --pong--&gt; RESTING
 *   AWAITING_PONG, AWAITING_PONG_EXTENDED --listeners have worked--&gt; the same, sends another ping
 *   AWAITING_PONG, AWAITING_PONG_EXTENDED --pingTimeout--&gt; the session ends
 *   any --stop--&gt; STOPPED
 * </pre>
 *
 * <p>The first other packet that arrives while a pong is awaited restarts the timeout, once per ping: a client in the
 * middle of sending a lot is alive. Time in which listeners of this very connection work does not count, see {@link
 * SilenceLimit}: the pong may lie unread behind them. Pings go on meanwhile, because the client ends a connection on which none
 * has come for {@code pingInterval} and {@code pingTimeout}. A client that has gone is noticed when the work has ended.
 *
 * <p>Thread-safe; one timer task at a time.
 */
final class ServerHeartbeat implements Heartbeat {

    private static final List<TextPacket> PING = List.of(TextPacket.of(EnginePacketType.PING, ""));

    private enum State {
        RESTING,
        AWAITING_PONG,
        AWAITING_PONG_EXTENDED,
        STOPPED
    }

    private final Beating session;
    private final EngineThreads threads;
    private final Duration interval;
    private final Duration timeout;

    @GuardedBy("this")
    private final SilenceLimit silence;

    @GuardedBy("this")
    private State state = State.RESTING;

    @GuardedBy("this")
    private @Nullable Future<?> task;

    ServerHeartbeat(Beating session, EngineThreads threads, EngineOptions options) {
        this.session = session;
        this.threads = threads;
        this.interval = options.pingInterval();
        this.timeout = options.pingTimeout();
        this.silence = new SilenceLimit(timeout);
    }

    @Override
    public synchronized void start() {
        if (state != State.STOPPED) {
            schedule(this::beginToWait, interval.toMillis());
        }
    }

    private void beginToWait() {
        ListenerWork work = session.connection().work();
        synchronized (this) {
            if (state != State.RESTING) {
                return;
            }
            state = State.AWAITING_PONG;
            awaitPong(work);
        }
        sendPing();
    }

    @GuardedBy("this")
    private void awaitPong(ListenerWork work) {
        silence.begin(work);
        long wait = timeout.toMillis();
        schedule(() -> look(wait), wait);
    }

    private void sendPing() {
        if (session.stalledNanos() > interval.plus(timeout).toNanos()) {
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
        if (isAwaitingPong()) {
            state = State.RESTING;
            schedule(this::beginToWait, interval.toMillis());
        }
    }

    @GuardedBy("this")
    private boolean isAwaitingPong() {
        return state == State.AWAITING_PONG || state == State.AWAITING_PONG_EXTENDED;
    }

    @Override
    public synchronized void otherPacket() {
        if (state == State.AWAITING_PONG) {
            state = State.AWAITING_PONG_EXTENDED;
            awaitPong(session.connection().work());
        }
    }

    /** Looks whether the client has had its time, of which this has passed since the last look. */
    private void look(long millis) {
        ListenerWork work = session.connection().work();
        boolean worked;
        boolean isOver;
        synchronized (this) {
            if (!isAwaitingPong()) {
                return;
            }
            worked = silence.pass(work, millis);
            isOver = silence.left() <= 0;
            if (!isOver) {
                long wait = work.isGoingOn() ? Math.max(interval.toMillis(), timeout.toMillis()) : silence.left();
                schedule(() -> look(wait), wait);
            }
        }
        if (isOver) {
            session.fail(EngineCloseReason.PING_TIMEOUT, "no pong within " + timeout.toMillis() + " ms");
        } else if (worked) {
            sendPing();
        }
    }

    @Override
    public synchronized void stop() {
        state = State.STOPPED;
        if (task != null) {
            task.cancel(false);
        }
    }

    @GuardedBy("this")
    private void schedule(Runnable next, long millis) {
        if (task != null) {
            task.cancel(false);
        }
        task = threads.timer().schedule(next, millis, TimeUnit.MILLISECONDS);
    }
}
