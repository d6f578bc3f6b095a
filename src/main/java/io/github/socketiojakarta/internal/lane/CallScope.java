package io.github.socketiojakarta.internal.lane;

/** What has to surround every call of the application, such as a scope of its beans. Thread-safe. */
@FunctionalInterface
public interface CallScope {

    /** Runs the code, once, on this thread. */
    void run(Runnable code);
}
