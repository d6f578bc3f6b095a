package io.github.socketiojakarta.internal.engine;

/**
 * What the container keeps with its own threads, such as names and the identity of the user, and what code has to be
 * given on other threads. Thread-safe.
 */
@FunctionalInterface
public interface CallContext {

    /** That of the thread, whatever it is. */
    CallContext OF_THREAD = Runnable::run;

    /** Runs the code, once, on this thread. */
    void run(Runnable code);
}
