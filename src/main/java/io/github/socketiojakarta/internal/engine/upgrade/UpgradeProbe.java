package io.github.socketiojakarta.internal.engine.upgrade;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineOptions;
import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.engine.door.FrameChannel;
import io.github.socketiojakarta.internal.engine.door.FrameReceiver;
import io.github.socketiojakarta.internal.engine.door.WebSocketClose;
import io.github.socketiojakarta.internal.engine.packet.EnginePacketType;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import io.github.socketiojakarta.internal.engine.session.SendQueue;
import io.github.socketiojakarta.internal.engine.session.ServerSession;
import io.github.socketiojakarta.internal.engine.session.UpgradeAttempt;
import io.github.socketiojakarta.internal.engine.websocket.SessionFrames;
import io.github.socketiojakarta.internal.engine.websocket.WebSocketTransport;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An upgrade from polling to WebSocket, seen from the new WebSocket.
 *
 * <pre>
 *   WAITING --"2probe", answered "3probe"--&gt; PROBED --"5"--&gt; UPGRADED
 *   WAITING --"5"--------------------------------------------&gt; UPGRADED
 *   WAITING, PROBED --anything else, close, upgradeTimeout--&gt; FAILED: the session goes on with polling
 * </pre>
 *
 * <p>While probing, a parked GET is answered with a noop again and again, because a client stops polling only between
 * two GETs. Thread-safe: the transitions are one atomic reference.
 */
final class UpgradeProbe implements FrameReceiver, UpgradeAttempt {

    private static final String PROBE = "probe";
    private static final long RELEASE_EVERY_MILLIS = 100;

    private enum State {
        WAITING,
        PROBED,
        UPGRADED,
        FAILED
    }

    private final ServerSession session;
    private final EngineThreads threads;
    private final SendQueue probeQueue;
    private final WebSocketTransport transport;
    private final SessionFrames upgraded;
    private final Future<?> timeout;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private volatile @Nullable Future<?> releases;

    UpgradeProbe(ServerSession session, FrameChannel channel, EngineOptions options, EngineThreads threads) {
        this.session = session;
        this.threads = threads;
        this.probeQueue = new SendQueue(options.maxSendBufferBytes(), threads.nanoTime());
        this.transport = new WebSocketTransport(session, channel, probeQueue, threads, this::sendFailed);
        this.upgraded = new SessionFrames(session, transport);
        this.timeout =
                threads.timer().schedule(this::fail, options.upgradeTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void text(String message) {
        if (state.get() == State.UPGRADED) {
            upgraded.text(message);
        } else if (message.equals(EnginePacketType.PING.wireDigit() + PROBE)) {
            probed();
        } else if (message.equals(String.valueOf(EnginePacketType.UPGRADE.wireDigit()))) {
            complete();
        } else {
            fail();
        }
    }

    private void probed() {
        if (state.compareAndSet(State.WAITING, State.PROBED)) {
            probeQueue.offer(List.of(TextPacket.of(EnginePacketType.PONG, PROBE)));
            transport.flush();
            releases = threads.timer()
                    .scheduleAtFixedRate(
                            this::releasePoll, RELEASE_EVERY_MILLIS, RELEASE_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void releasePoll() {
        if (state.get() == State.PROBED) {
            session.current().release();
        } else {
            stopReleases();
        }
    }

    private void complete() {
        if (leave(State.UPGRADED)) {
            if (!session.upgradeTo(transport)) { // the client has left, or the session has ended
                transport.terminate(WebSocketClose.NORMAL);
            }
        }
    }

    private void fail() {
        if (leave(State.FAILED)) {
            session.upgradeFailed(this); // first, for the client may try again as soon as it sees the end of this one
            transport.terminate(WebSocketClose.NORMAL);
        }
    }

    /** Closes the WebSocket, as there is nothing left that it could take over. */
    @Override
    public void sessionEnded() {
        fail();
    }

    private void sendFailed(String detail) {
        fail();
        if (state.get() == State.UPGRADED) { // before, or just now, on a transport that is dead
            session.fail(EngineCloseReason.TRANSPORT_ERROR, detail);
        }
    }

    private boolean leave(State next) {
        State before = state.getAndUpdate(now -> now == State.WAITING || now == State.PROBED ? next : now);
        timeout.cancel(false);
        stopReleases();
        return before == State.WAITING || before == State.PROBED;
    }

    private void stopReleases() {
        Future<?> task = releases;
        if (task != null) {
            task.cancel(false);
        }
    }

    @Override
    public void binary(ByteBuffer message) {
        if (state.get() == State.UPGRADED) {
            upgraded.binary(message);
        } else {
            fail();
        }
    }

    @Override
    public void tooBig() {
        if (state.get() == State.UPGRADED) {
            upgraded.tooBig();
        } else {
            fail();
        }
    }

    @Override
    public void closed(EngineCloseReason reason, String detail) {
        if (state.get() == State.UPGRADED) {
            upgraded.closed(reason, detail);
        } else {
            fail();
        }
    }
}
