package io.github.socketiojakarta.internal.socket;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineSession;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection that joins no namespace, or that owes the attachments of a packet, for too long. Thread-safe; after
 * {@link #stop()} no timer runs.
 */
final class ConnectionTimers {

    private final ServerContext context;
    private final EngineSession session;

    @GuardedBy("this")
    private @Nullable Future<?> connecting;

    @GuardedBy("this")
    private @Nullable Future<?> attachments;

    @GuardedBy("this")
    private boolean stopped;

    ConnectionTimers(ServerContext context, EngineSession session) {
        this.context = context;
        this.session = session;
    }

    synchronized void startConnecting() {
        connecting = schedule(context.options().connectTimeout(), EngineCloseReason.FORCED_SERVER_CLOSE);
    }

    synchronized void stopConnecting() {
        cancel(connecting);
        connecting = null;
    }

    /** Starts or stops the timer for attachments. */
    synchronized void attachments(boolean pending) {
        if (pending && attachments == null && !stopped) {
            attachments = schedule(context.options().attachmentTimeout(), EngineCloseReason.FORCED_CLOSE);
        } else if (!pending) {
            cancel(attachments);
            attachments = null;
        }
    }

    synchronized void stop() {
        stopped = true;
        stopConnecting();
        attachments(false);
    }

    private Future<?> schedule(Duration delay, EngineCloseReason reason) {
        return context.threads().timer().schedule(() -> session.close(reason), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void cancel(@Nullable Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
