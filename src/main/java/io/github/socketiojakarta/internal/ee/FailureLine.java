package io.github.socketiojakarta.internal.ee;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * The line that says why a server has not started, once. What a listener throws, Tomcat writes to a log of its own alone
 * ({@code localhost.<date>.log}), where few look first; this line goes where the library's others go. The stack trace is
 * left to the container. Thread-safe.
 */
final class FailureLine {

    private final String path;
    private final System.Logger log;
    private final AtomicBoolean said = new AtomicBoolean();

    /** Creates the line of the server at that path, for that log. */
    FailureLine(String path, System.Logger log) {
        this.path = path;
        this.log = log;
    }

    void log(Throwable failure) {
        if (said.compareAndSet(false, true)) {
            log.log(
                    System.Logger.Level.ERROR,
                    "The Socket.IO server at {0} has not started: {1}",
                    path,
                    message(failure).lines().map(String::strip).collect(Collectors.joining(" ")));
        }
    }

    /** An error's message may be the name of a class and nothing else. */
    private static String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null || failure instanceof Error ? failure.toString() : message;
    }
}
