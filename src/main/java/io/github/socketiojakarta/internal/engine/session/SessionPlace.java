package io.github.socketiojakarta.internal.engine.session;

/** The place that a session takes of those that there may be. Thread-safe. */
@FunctionalInterface
public interface SessionPlace {

    /** Frees it, if it is held. */
    void free();
}
