package io.github.socketiojakarta.internal.engine.session;

/** The place of one session among {@code maxConnections}, given back when it ends. Thread-safe. */
@FunctionalInterface
public interface SessionPlace {

    /** Frees it, if it is held. */
    void free();
}
