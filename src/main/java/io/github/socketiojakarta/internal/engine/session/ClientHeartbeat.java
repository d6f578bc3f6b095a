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
 * The heartbeat of protocol 3: the client pings, and is given up when it has not for {@code pingInterval} and
 * {@code pingTimeout} together. Time in which listeners of this very connection work does not count, see {@link SilenceLimit}:
 * the ping may lie unread behind them. The client gets a pong meanwhile, because it ends a connection on which none has come
 * within {@code pingTimeout} of its ping. A client that has gone is noticed when the work has ended.
 *
 * <p>Thread-safe; one timer task at a time.
 */
final class ClientHeartbeat implements Heartbeat {

    private static final List<TextPacket> PONG = List.of(TextPacket.of(EnginePacketType.PONG, ""));

    private final Beating session;
    private final EngineThreads threads;
    private final Duration limit;

    /** When a ping should have come, and the client has not lost its patience for want of a pong. */
    private final long step;

    @GuardedBy("this")
    private final SilenceLimit silence;

    @GuardedBy("this")
    private boolean stopped;

    @GuardedBy("this")
    private @Nullable Future<?> task;

    ClientHeartbeat(Beating session, EngineThreads threads, EngineOptions options) {
        this.session = session;
        this.threads = threads;
        this.limit = options.pingInterval().plus(options.pingTimeout());
        this.step =
                options.pingInterval().plus(options.pingTimeout().dividedBy(2)).toMillis();
        this.silence = new SilenceLimit(limit);
    }

    @Override
    public void start() {
        ListenerWork work = session.connection().work();
        synchronized (this) {
            silence.begin(work);
            schedule(step);
        }
    }

    @GuardedBy("this")
    private void schedule(long millis) {
        if (task != null) {
            task.cancel(false);
        }
        if (!stopped) {
            task = threads.timer().schedule(() -> look(millis), millis, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void ping() {
        start();
        sendPong();
    }

    private void sendPong() {
        if (session.stalledNanos() > limit.toNanos()) {
            session.fail(EngineCloseReason.SLOW_CONSUMER, "the client does not read");
        } else {
            session.send(PONG);
        }
    }

    @Override
    public void pong() {
        session.fail(EngineCloseReason.TRANSPORT_ERROR, "invalid heartbeat direction");
    }

    @Override
    public void otherPacket() {
        // only a ping counts
    }

    /** Looks whether the client has had its time, of which this has passed since the last look. */
    private void look(long millis) {
        ListenerWork work = session.connection().work();
        boolean worked;
        boolean isOver;
        synchronized (this) {
            worked = silence.pass(work, millis);
            isOver = silence.left() <= 0;
            if (!isOver) {
                schedule(Math.min(step, silence.left()));
            }
        }
        if (isOver) {
            session.fail(EngineCloseReason.PING_TIMEOUT, "no ping within " + limit.toMillis() + " ms");
        } else if (worked) {
            sendPong();
        }
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        if (task != null) {
            task.cancel(false);
        }
    }
}
