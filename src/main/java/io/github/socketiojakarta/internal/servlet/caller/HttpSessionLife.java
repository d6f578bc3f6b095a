package io.github.socketiojakarta.internal.servlet.caller;

import io.github.socketiojakarta.internal.engine.Each;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The life of one HTTP session, whatever objects the container makes of it. Thread-safe. */
final class HttpSessionLife {

    private final Map<Object, Runnable> actions = new ConcurrentHashMap<>(2);
    private volatile boolean ended;
    private volatile Optional<HttpSessionLife> same = Optional.empty();

    void end() {
        ended = true;
    }

    /** Notes that this is the life of the same session as another one, which is told of its end. */
    void join(HttpSessionLife other) {
        same = Optional.of(other);
        var unused = other.keep(this::runActions);
    }

    boolean hasEnded() {
        return ended || same.stream().anyMatch(HttpSessionLife::hasEnded);
    }

    /** Keeps an action for the end; returns what takes it back. */
    Runnable keep(Runnable action) {
        Object identity = new Object();
        actions.put(identity, action);
        return () -> actions.remove(identity);
    }

    void runActions() {
        Each.of(actions.values(), Runnable::run);
    }
}
