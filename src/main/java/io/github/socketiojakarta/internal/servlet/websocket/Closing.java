package io.github.socketiojakarta.internal.servlet.websocket;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Closes a WebSocket, once. Clients have some time to notice it: what they had sent by then is on its way. Thread-safe.
 */
final class Closing {

    static final Duration GRACE = Duration.ofSeconds(5);
    private static final long OPEN = 0;

    private final AtomicLong begun = new AtomicLong(OPEN);

    /** Begins it; returns whether it had not begun before. */
    boolean begin() {
        return begun.compareAndSet(OPEN, System.nanoTime() | 1);
    }

    /** Throws if a client goes on to send: Jetty would read from it for ever, and breaks off if a handler throws. */
    void refuseLate() {
        long start = begun.get();
        if (start != OPEN && System.nanoTime() - start > GRACE.toNanos()) {
            throw new IllegalStateException("the client goes on to send after the end of its session");
        }
    }
}
