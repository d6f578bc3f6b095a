package io.github.socketiojakarta.internal.listen;

import io.github.socketiojakarta.EventFailure;

/**
 * What annotated handlers need of a socket: to report an event that has failed, and to run code after its listeners.
 * Thread-safe.
 */
public interface FailureReports {

    /** Logs an event that could not be handled, and tells the error listeners of the socket and its namespace. */
    void report(EventFailure failure);

    /** Runs code behind what the listeners of this socket are doing, as if it were one of them. */
    void afterwards(Runnable code);
}
