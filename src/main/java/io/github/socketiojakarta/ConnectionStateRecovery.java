package io.github.socketiojakarta;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a client that comes back after a broken connection gets its socket back: id, rooms, data, and the events it has
 * missed. Immutable. Counterpart of the option {@code connectionStateRecovery}.
 *
 * <p>The server keeps the last events of each namespace, and the sessions of clients that are gone, in memory and within
 * these limits, whatever clients do. What does not fit is forgotten, the oldest first (of sessions, the oldest of the
 * address that has most of them); whoever needed it connects as a new socket. Events are kept longer than sessions by the
 * time it takes to notice a broken connection.
 *
 * <p>Begins with {@link #defaults()}.
 */
public final class ConnectionStateRecovery {

    private final Duration maxDisconnectionDuration;
    private final boolean skipMiddlewares;
    private final int maxPackets;
    private final long maxBytes;
    private final int maxSessions;

    private ConnectionStateRecovery(
            Duration maxDisconnectionDuration,
            boolean skipMiddlewares,
            int maxPackets,
            long maxBytes,
            int maxSessions) {
        this.maxDisconnectionDuration = OptionCheck.positive("maxDisconnectionDuration", maxDisconnectionDuration);
        this.skipMiddlewares = skipMiddlewares;
        this.maxPackets = OptionCheck.positive("maxPackets", maxPackets);
        if (maxBytes <= 0) {
            throw new IllegalArgumentException("Option maxBytes must be greater than 0, but is " + maxBytes);
        }
        this.maxBytes = maxBytes;
        this.maxSessions = OptionCheck.positive("maxSessions", maxSessions);
    }

    /** Returns the defaults. */
    public static ConnectionStateRecovery defaults() {
        return new ConnectionStateRecovery(Duration.ofMinutes(2), true, 10_000, 16_000_000, 10_000);
    }

    /** Returns how long a client may be gone. Default: 2 min. */
    public Duration maxDisconnectionDuration() {
        return maxDisconnectionDuration;
    }

    /** Returns whether a client that comes back passes without the middlewares. Default: {@code true}. */
    public boolean skipMiddlewares() {
        return skipMiddlewares;
    }

    /** Returns how many events a namespace keeps. Default: {@code 10000}. */
    public int maxPackets() {
        return maxPackets;
    }

    /** Returns how many bytes of events a namespace keeps. Default: {@code 16000000}. */
    public long maxBytes() {
        return maxBytes;
    }

    /** Returns how many clients that are gone a namespace keeps. Default: {@code 10000}. */
    public int maxSessions() {
        return maxSessions;
    }

    /**
     * Returns the same with another time for which a client may be gone.
     *
     * @throws IllegalArgumentException if it is shorter than a millisecond
     */
    public ConnectionStateRecovery withMaxDisconnectionDuration(Duration other) {
        return new ConnectionStateRecovery(other, skipMiddlewares, maxPackets, maxBytes, maxSessions);
    }

    /** Returns the same with another answer to whether clients that come back skip the middlewares. */
    public ConnectionStateRecovery withSkipMiddlewares(boolean other) {
        return new ConnectionStateRecovery(maxDisconnectionDuration, other, maxPackets, maxBytes, maxSessions);
    }

    /**
     * Returns the same with another number of events that a namespace keeps.
     *
     * @throws IllegalArgumentException if it is not greater than 0
     */
    public ConnectionStateRecovery withMaxPackets(int other) {
        return new ConnectionStateRecovery(maxDisconnectionDuration, skipMiddlewares, other, maxBytes, maxSessions);
    }

    /**
     * Returns the same with another number of bytes of events that a namespace keeps.
     *
     * @throws IllegalArgumentException if it is not greater than 0
     */
    public ConnectionStateRecovery withMaxBytes(long other) {
        return new ConnectionStateRecovery(maxDisconnectionDuration, skipMiddlewares, maxPackets, other, maxSessions);
    }

    /**
     * Returns the same with another number of clients that are gone and of which a namespace keeps the sessions.
     *
     * @throws IllegalArgumentException if it is not greater than 0
     */
    public ConnectionStateRecovery withMaxSessions(int other) {
        return new ConnectionStateRecovery(maxDisconnectionDuration, skipMiddlewares, maxPackets, maxBytes, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConnectionStateRecovery recovery && fields().equals(recovery.fields());
    }

    @Override
    public int hashCode() {
        return fields().hashCode();
    }

    private List<Object> fields() {
        return List.of(maxDisconnectionDuration, skipMiddlewares, maxPackets, maxBytes, maxSessions);
    }

    @Override
    public String toString() {
        return "ConnectionStateRecovery[maxDisconnectionDuration=" + maxDisconnectionDuration + ", skipMiddlewares="
                + skipMiddlewares + ", maxPackets=" + maxPackets + ", maxBytes=" + maxBytes + ", maxSessions="
                + maxSessions + "]";
    }
}
