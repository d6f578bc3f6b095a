package io.github.socketiojakarta.internal.engine.transport;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The life of one HTTP session, whatever objects the container makes of it. Thread-safe. */
final class HttpSessionLife {

    private final Map<Object, Runnable> actions = new ConcurrentHashMap<>(2);
    private volatile boolean ended;

    void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Keeps an action for the end; returns what takes it back. */
    Runnable keep(Runnable action) {
        Object identity = new Object();
        actions.put(identity, action);
        return () -> actions.remove(identity);
    }

    void runActions() {
        actions.values().forEach(Runnable::run);
    }
}
