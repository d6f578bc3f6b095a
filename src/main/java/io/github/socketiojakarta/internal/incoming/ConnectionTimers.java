package io.github.socketiojakarta.internal.incoming;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.Limit;
import io.github.socketiojakarta.internal.context.ServerContext;
import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineSession;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection that joins no namespace, or that owes the attachments of a packet, for too long. Thread-safe; after
 * {@link #stop()} no timer runs.
 *
 * <p>The timer for attachments is left alone when they have come, and looks at the time of the packet that waits then: to
 * set a timer for each packet would cost more than the packet.
 */
public final class ConnectionTimers {

    private final ServerContext context;
    private final EngineSession session;
    private final long attachmentTimeout;

    @GuardedBy("this")
    private @Nullable Future<?> connecting;

    @GuardedBy("this")
    private @Nullable Future<?> attachments;

    @GuardedBy("this")
    private boolean awaitingAttachments;

    @GuardedBy("this")
    private long awaitedSince;

    @GuardedBy("this")
    private boolean stopped;

    /** Creates timers that do not run. */
    public ConnectionTimers(ServerContext context, EngineSession session) {
        this.context = context;
        this.session = session;
        this.attachmentTimeout = context.options().attachmentTimeout().toNanos();
    }

    /** Starts to wait for the client to join a namespace. */
    public synchronized void startConnecting() {
        connecting = schedule(
                context.options().connectTimeout(), Limit.CONNECT_TIMEOUT, EngineCloseReason.FORCED_SERVER_CLOSE);
    }

    /** Notes that the client has joined one. */
    public synchronized void stopConnecting() {
        cancel(connecting);
        connecting = null;
    }

    /** Notes whether attachments are still to come. */
    synchronized void attachments(boolean pending) {
        if (!pending) {
            awaitingAttachments = false;
        } else if (!awaitingAttachments) {
            awaitingAttachments = true;
            awaitedSince = now();
            if (attachments == null && !stopped) {
                attachments = watchAttachments(attachmentTimeout);
            }
        }
    }

    private long now() {
        return context.threads().nanoTime().getAsLong();
    }

    private Future<?> watchAttachments(long nanos) {
        return context.threads().timer().schedule(this::lookForAttachments, nanos, TimeUnit.NANOSECONDS);
    }

    private void lookForAttachments() {
        synchronized (this) {
            long left = attachmentTimeout - (now() - awaitedSince);
            boolean late = awaitingAttachments && left <= 0;
            attachments = awaitingAttachments && !late && !stopped ? watchAttachments(left) : null;
            if (!late || stopped) {
                return;
            }
        }
        context.limits().exceeded(Limit.ATTACHMENT_TIMEOUT);
        session.close(EngineCloseReason.FORCED_CLOSE);
    }

    /** Stops all timers. */
    public synchronized void stop() {
        stopped = true;
        stopConnecting();
        cancel(attachments);
        attachments = null;
    }

    private Future<?> schedule(Duration delay, Limit limit, EngineCloseReason reason) {
        Runnable expiry = () -> {
            context.limits().exceeded(limit);
            session.close(reason);
        };
        return context.threads().timer().schedule(expiry, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void cancel(@Nullable Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
