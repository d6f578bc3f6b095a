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
 * The heartbeat of protocol 3: the client pings, and is given up when it has not for {@code pingInterval} and
 * {@code pingTimeout} together. While a listener of this very connection is running on the thread that would read the
 * ping, the client is not to blame, and the time starts again. Thread-safe; one timer task at a time.
 */
final class ClientHeartbeat implements Heartbeat {

    private static final List<TextPacket> PONG = List.of(TextPacket.of(EnginePacketType.PONG, ""));

    private final ServerSession session;
    private final EngineThreads threads;
    private final Duration timeout;

    @GuardedBy("this")
    private boolean stopped;

    @GuardedBy("this")
    private @Nullable Future<?> task;

    ClientHeartbeat(ServerSession session, EngineThreads threads, EngineOptions options) {
        this.session = session;
        this.threads = threads;
        this.timeout = options.pingInterval().plus(options.pingTimeout());
    }

    @Override
    public synchronized void start() {
        if (task != null) {
            task.cancel(false);
        }
        if (!stopped) {
            task = threads.timer().schedule(this::expire, timeout.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void ping() {
        start();
        if (session.queue().stalledNanos() > timeout.toNanos()) {
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

    private void expire() {
        if (session.connection().isBusy()) {
            start();
        } else {
            session.fail(EngineCloseReason.PING_TIMEOUT, "no ping within " + timeout.toMillis() + " ms");
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
