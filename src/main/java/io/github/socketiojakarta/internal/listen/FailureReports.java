package io.github.socketiojakarta.internal.listen;

import io.github.socketiojakarta.EventFailure;

/** A socket of this server, as what handles its events by other means than its own listeners sees it. Thread-safe. */
public interface FailureReports {

    /** Logs an event that could not be handled, and tells the error listeners of the socket and its namespace. */
    void report(EventFailure failure);

    /** Runs code behind what the listeners of this socket are doing, as if it were one of them. */
    void afterwards(Runnable code);
}
