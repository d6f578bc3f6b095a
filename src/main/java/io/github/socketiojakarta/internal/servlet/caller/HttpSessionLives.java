package io.github.socketiojakarta.internal.servlet.caller;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP sessions that somebody holds on to, by their ids. They are kept weakly: nobody says when a request that was
 * refused, or a session that might have been recovered, is of no interest any more. Thread-safe.
 */
final class HttpSessionLives {

    private final ReferenceQueue<HttpSessionLife> unused = new ReferenceQueue<>();

    @GuardedBy("this")
    private final Map<String, WeakReference<HttpSessionLife>> lives = new HashMap<>();

    /** Returns the life of the session with that id, from now on if nobody has asked before. */
    synchronized HttpSessionLife of(String id) {
        forgetUnused();
        HttpSessionLife known = find(id);
        if (known != null) {
            return known;
        }
        HttpSessionLife life = new HttpSessionLife();
        lives.put(id, new WeakReference<>(life, unused));
        return life;
    }

    /** A request that has seen the new id may have been faster; then there are two lives, which end together. */
    synchronized void rename(String oldId, String id) {
        HttpSessionLife life = find(oldId);
        HttpSessionLife faster = find(id);
        if (life == null || life == faster) {
            return;
        }
        if (faster == null) {
            WeakReference<HttpSessionLife> known = lives.remove(oldId);
            lives.put(id, known);
        } else {
            lives.remove(oldId);
            life.join(faster);
        }
    }

    /** Makes room for another session with that id. */
    synchronized void forgetEnded(String id) {
        HttpSessionLife life = find(id);
        if (life != null && life.hasEnded()) {
            lives.remove(id);
        }
    }

    synchronized void forget(String id, HttpSessionLife life) {
        if (find(id) == life) {
            lives.remove(id);
        }
    }

    synchronized int size() {
        forgetUnused();
        return lives.size();
    }

    @GuardedBy("this")
    private @Nullable HttpSessionLife find(String id) {
        WeakReference<HttpSessionLife> life = lives.get(id);
        return life == null ? null : life.get();
    }

    @GuardedBy("this")
    private void forgetUnused() {
        if (unused.poll() == null) {
            return;
        }
        while (unused.poll() != null) {} // they come by the thousand, after each garbage collection
        lives.values().removeIf(life -> life.refersTo(null));
    }
}
