package io.github.socketiojakarta.internal.servlet.caller;

import io.github.socketiojakarta.internal.engine.EngineThreads;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Tells connections that their HTTP session has ended, by logout or by timeout.
 *
 * <p>The sessions are known by their ids, which change with a login, and nothing is put into them: the container's
 * objects come and go, one for each request when sessions are distributed, and one that has left the memory looks like
 * one that has ended. So an object is asked only while its request lasts.
 *
 * <p>Everything happens a moment later. A session that is about to end may still look well to a request that opens a
 * connection, which finds then that it has ended. And an application that stops loses all its sessions too, in some
 * containers (Jetty) before anything else is told; then the clients are to hear that the server goes, and come back to
 * the next, instead of that they are logged out. Thread-safe; no lock is held while anything else is called.
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
    private final HttpSessionLives lives = new HttpSessionLives();
    private volatile boolean stopping;

    /** Creates a listener that has to be registered with the container. */
    public HttpSessionEnds(Mode mode, EngineThreads threads) {
        this.mode = mode;
        this.threads = threads;
    }

    /** Ignores what ends from now on: it does so because the application stops. */
    void stop() {
        stopping = true;
    }

    /** Returns the life of the session of the current request. */
    HttpSessionLife of(HttpSession session) {
        if (mode == Mode.IGNORED) {
            return new HttpSessionLife();
        }
        String id = session.getId();
        HttpSessionLife life = lives.of(id);
        lives.rename(id, session.getId()); // it may have changed before the life was there to be renamed
        if (hasEnded(session)) {
            life.end();
        }
        return life;
    }

    private static boolean hasEnded(HttpSession session) {
        try {
            session.getCreationTime();
            return false;
        } catch (IllegalStateException ended) {
            return true;
        }
    }

    /** Runs an action after the session has ended; returns what is to be run when it is not needed any more. */
    Runnable watch(HttpSessionLife life, Runnable action) {
        Runnable forget = life.keep(action);
        if (life.hasEnded()) {
            later(life::runActions);
        }
        return forget;
    }

    /** Some containers give a session the id of one that has ended, and call one new that returns to memory (Tomcat). */
    @Override
    public void sessionCreated(HttpSessionEvent event) {
        lives.forgetEnded(event.getSession().getId());
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        if (mode == Mode.IGNORED || stopping) {
            return;
        }
        String id = event.getSession().getId();
        HttpSessionLife life = lives.of(id); // also if nobody has asked yet: a request may be about to
        life.end();
        later(() -> {
            lives.forget(id, life);
            life.runActions();
        });
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String oldSessionId) {
        lives.rename(oldSessionId, event.getSession().getId());
    }

    private void later(Runnable task) {
        if (stopping) {
            return;
        }
        try {
            var unused = threads.timer().schedule(() -> unlessStopping(task), MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException expected) { // the server has stopped
        }
    }

    private void unlessStopping(Runnable task) {
        if (!stopping) {
            threads.worker().execute(task);
        }
    }

    /** Returns the number of HTTP sessions that are known. */
    int size() {
        return lives.size();
    }
}
