package io.github.socketiojakarta.internal.engine;

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
 *       the container's threads may wait so at once ({@code maxBlockedReaders}); for more clients there is no patience.
 * </ul>
 *
 * <p>All of that lasts for {@code receiveTimeout} at most. Acknowledgements are read in their place behind the events, so a
 * listener that waits for one while its client floods it would wait for ever otherwise. Then the session is closed with
 * {@link EngineCloseReason#FAST_PRODUCER}. As long as listeners are running, no heartbeat blames the client for a pong
 * that is not read.
 */
final class Inflow {

    private final EngineThreads threads;
    private final Duration patience;
    private final Semaphore blockedReaders;
    private final EngineHooks hooks;

    Inflow(EngineThreads threads, EngineOptions options, EngineHooks hooks) {
        this.threads = threads;
        this.hooks = hooks;
        this.patience = options.receiveTimeout();
        this.blockedReaders = new Semaphore(options.maxBlockedReaders());
    }

    /** Called when a message is larger than allowed. */
    void tooLarge() {
        hooks.exceeded(EngineLimit.MAX_HTTP_BUFFER_SIZE);
    }

    /** Called when the body of a POST takes too long. */
    void tooLate() {
        hooks.exceeded(EngineLimit.HTTP_REQUEST_BODY_TIMEOUT);
    }

    /** Called when a frame has been handed over, on the thread that read it; returns when more may be read. */
    void afterFrame(ServerSession session, FrameChannel channel) {
        if (!session.connection().isFull()) {
            return;
        }
        if (channel.pauseReading()) {
            hold(session, channel::resumeReading);
        } else if (blockedReaders.tryAcquire()) {
            try {
                block(session);
            } finally {
                blockedReaders.release();
            }
        } else {
            giveUp(session);
        }
    }

    private void block(ServerSession session) {
        CountDownLatch room = new CountDownLatch(1);
        session.connection().whenRoom(room::countDown);
        try {
            if (!room.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                giveUp(session);
            }
        } catch (InterruptedException e) { // the container stops
            session.close(EngineCloseReason.FAST_PRODUCER);
            Thread.currentThread().interrupt();
        }
    }

    /** Called when a POST has been handed over; the answer is given when the client may send the next one. */
    void afterPost(ServerSession session, Runnable answer) {
        if (session.connection().isFull()) {
            hold(session, answer);
        } else {
            answer.run();
        }
    }

    private void hold(ServerSession session, Runnable goOn) {
        Future<?> limit = threads.timer().schedule(() -> giveUp(session), patience.toMillis(), TimeUnit.MILLISECONDS);
        session.connection().whenRoom(() -> {
            limit.cancel(false);
            goOn.run();
        });
    }

    private void giveUp(ServerSession session) {
        hooks.exceeded(EngineLimit.MAX_RECEIVE_BUFFER_BYTES);
        session.close(EngineCloseReason.FAST_PRODUCER);
    }
}
