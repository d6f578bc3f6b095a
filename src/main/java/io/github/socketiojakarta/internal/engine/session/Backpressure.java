package io.github.socketiojakarta.internal.engine.session;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineHooks;
import io.github.socketiojakarta.internal.engine.EngineLimit;
import io.github.socketiojakarta.internal.engine.EngineOptions;
import io.github.socketiojakarta.internal.engine.EngineSession;
import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.engine.SessionReceiver;
import io.github.socketiojakarta.internal.engine.door.PausableReading;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps clients from sending faster than their listeners work: a client for whose listeners too much waits is not read
 * until there is room again. Thread-safe; one for all sessions of a server.
 *
 * <p>Where listeners run on the thread that reads, that happens by itself, and nothing ever waits here. Where they run
 * elsewhere, a message that makes the buffer full is still taken, so that it is never exceeded by more than one message
 * or one POST. Then:
 *
 * <ul>
 *   <li>On polling, the answer to the POST is withheld, which costs no thread: a client sends no other before.
 *   <li>A WebSocket whose container can pause is paused, which costs none either (Undertow, which would go on to read
 *       into memory of its own if its thread was blocked).
 *   <li>On other WebSockets the thread that reads waits: JSR 356 knows no other way to make the container stop. A few of
 *       the container's threads may wait so at once ({@code maxBlockedReaders}); for more clients there is no room to wait.
 * </ul>
 *
 * <p>All of that lasts for {@code receiveTimeout} at most. Acknowledgements are read in their place behind the events, so a
 * listener that waits for one while its client floods it would wait for ever otherwise. Then the session is closed with
 * {@link EngineCloseReason#FAST_PRODUCER}. As long as listeners are running, no heartbeat blames the client for a pong
 * that is not read.
 */
public final class Backpressure {

    private final EngineThreads threads;
    private final Duration timeout;
    private final Semaphore blockedReaders;
    private final EngineHooks hooks;

    /** Creates what keeps to these options, and tells of those that are exceeded. */
    public Backpressure(EngineThreads threads, EngineOptions options, EngineHooks hooks) {
        this.threads = threads;
        this.hooks = hooks;
        this.timeout = options.receiveTimeout();
        this.blockedReaders = new Semaphore(options.maxBlockedReaders());
    }

    /** Called when a message is larger than allowed. */
    public void tooLarge() {
        hooks.exceeded(EngineLimit.MAX_HTTP_BUFFER_SIZE);
    }

    /** Called when the body of a POST takes too long. */
    public void tooLate() {
        hooks.exceeded(EngineLimit.HTTP_REQUEST_BODY_TIMEOUT);
    }

    /** Called when a frame has been handed over, on the thread that read it; returns when more may be read. */
    public void afterFrame(EngineSession session, SessionReceiver connection, PausableReading reading) {
        if (!connection.isFull()) {
            return;
        }
        if (reading.pauseReading()) {
            hold(session, connection, reading::resumeReading);
        } else if (blockedReaders.tryAcquire()) {
            try {
                block(session, connection);
            } finally {
                blockedReaders.release();
            }
        } else {
            giveUp(session);
        }
    }

    private void block(EngineSession session, SessionReceiver connection) {
        CountDownLatch room = new CountDownLatch(1);
        connection.whenRoom(room::countDown);
        try {
            if (!room.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                giveUp(session);
            }
        } catch (InterruptedException e) { // the container stops
            session.close(EngineCloseReason.FAST_PRODUCER);
            Thread.currentThread().interrupt();
        }
    }

    /** Called when a POST has been handed over; the answer is given when the client may send the next one. */
    public void afterPost(EngineSession session, SessionReceiver connection, Runnable answer) {
        if (connection.isFull()) {
            hold(session, connection, answer);
        } else {
            answer.run();
        }
    }

    private void hold(EngineSession session, SessionReceiver connection, Runnable goOn) {
        Future<?> limit = threads.timer().schedule(() -> giveUp(session), timeout.toMillis(), TimeUnit.MILLISECONDS);
        connection.whenRoom(() -> {
            limit.cancel(false);
            goOn.run();
        });
    }

    private void giveUp(EngineSession session) {
        hooks.exceeded(EngineLimit.MAX_RECEIVE_BUFFER_BYTES);
        session.close(EngineCloseReason.FAST_PRODUCER);
    }
}
