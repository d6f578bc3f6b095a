package io.github.socketiojakarta.internal.engine.transport;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.internal.engine.EngineThreads;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Tells connections that their HTTP session has ended, by logout or by timeout.
 *
 * <p>The sessions are known by their ids, which change with a login: containers make new objects as they like. There is
 * one entry for each open connection that has an HTTP session.
 *
 * <p>Everything happens a moment later. A session that ends while a connection is being opened may be unnoticed by both,
 * so it is looked at once more. And an application that stops loses all its sessions too, in some containers (Jetty)
 * before anything else is told; then the clients are to hear that the server goes, and come back to the next, instead
 * of that they are logged out. Thread-safe; no lock is held while anything else is called.
 */
public final class HttpSessionEnds implements HttpSessionListener, HttpSessionIdListener {

    /** Whether the end of an HTTP session matters. */
    public enum Mode {
        /** It ends the connections. */
        FOLLOWED,
        /** It does not. */
        IGNORED
    }

    private static final Duration MOMENT = Duration.ofMillis(500);

    private final Mode mode;
    private final EngineThreads threads;
    private volatile boolean stopping;

    @GuardedBy("this")
    private final Map<String, Set<Watch>> watches = new HashMap<>();

    /** Somebody who wants to know; the identity counts. */
    private static final class Watch {
        private final Runnable action;
        private String sessionId; // guarded by the lock of the map

        Watch(Runnable action, String sessionId) {
            this.action = action;
            this.sessionId = sessionId;
        }
    }

    /** Creates a listener that has to be registered with the container. */
    public HttpSessionEnds(Mode mode, EngineThreads threads) {
        this.mode = mode;
        this.threads = threads;
    }

    /** Ignores what ends from now on: it does so because the application stops. */
    void stop() {
        stopping = true;
    }

    /** Runs an action after the session has ended; returns what is to be run when it is not needed any more. */
    Runnable watch(HttpSession session, Runnable action) {
        if (mode == Mode.IGNORED) {
            return () -> {};
        }
        Watch watch = new Watch(action, session.getId());
        add(watch);
        move(watch, session.getId()); // it may have changed before the watch was there to be moved
        later(() -> {
            if (hasEnded(session)) {
                end(Set.of(watch));
            }
        });
        return () -> remove(watch);
    }

    boolean hasEnded(HttpSession session) {
        if (mode == Mode.IGNORED) {
            return false;
        }
        try {
            session.getCreationTime();
            return false;
        } catch (IllegalStateException ended) {
            return true;
        }
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        Set<Watch> ended = take(event.getSession().getId());
        if (!ended.isEmpty()) {
            later(() -> end(ended));
        }
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String oldSessionId) {
        String id = event.getSession().getId();
        rename(oldSessionId, id);
    }

    private void later(Runnable task) {
        if (stopping) {
            return;
        }
        try {
            var unused = threads.timer()
                    .schedule(() -> threads.worker().execute(task), MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException expected) { // the server has stopped
        }
    }

    private void end(Collection<Watch> ended) {
        if (!stopping) {
            ended.forEach(watch -> watch.action.run());
        }
    }

    private synchronized void add(Watch watch) {
        watches.computeIfAbsent(watch.sessionId, id -> new HashSet<>(2)).add(watch);
    }

    private synchronized void move(Watch watch, String sessionId) {
        remove(watch);
        watch.sessionId = sessionId;
        add(watch);
    }

    private synchronized void rename(String oldSessionId, String sessionId) {
        for (Watch watch : take(oldSessionId)) {
            watch.sessionId = sessionId;
            add(watch);
        }
    }

    private synchronized void remove(Watch watch) {
        Set<Watch> same = watches.get(watch.sessionId);
        if (same != null && same.remove(watch) && same.isEmpty()) {
            watches.remove(watch.sessionId);
        }
    }

    private synchronized Set<Watch> take(String sessionId) {
        Set<Watch> taken = watches.remove(sessionId);
        return taken == null ? Set.of() : taken;
    }

    /** Returns the number of HTTP sessions with connections. */
    synchronized int size() {
        return watches.size();
    }
}
