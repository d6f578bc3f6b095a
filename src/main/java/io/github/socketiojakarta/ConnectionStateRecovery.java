package io.github.socketiojakarta;

import java.time.Duration;

/**
 * How a client that comes back after a broken connection gets its socket back: id, rooms, data, and the events it has
 * missed. Immutable. Counterpart of the option {@code connectionStateRecovery}.
 *
 * <p>The server keeps the last events of each namespace, and the sessions of clients that are gone, in memory and within
 * these limits, whatever clients do. What does not fit is forgotten, the oldest first (of sessions, the oldest of the
 * address that has most of them); whoever needed it connects as a new socket. Events are kept longer than sessions by the
 * time it takes to notice a broken connection.
 *
 * @param maxDisconnectionDuration how long a client may be gone. Default: 2 min
 * @param skipMiddlewares whether a client that comes back passes without the middlewares. Default: {@code true}
 * @param maxPackets how many events a namespace keeps. Default: {@code 10000}
 * @param maxBytes how many bytes of events a namespace keeps. Default: {@code 16000000}
 * @param maxSessions how many clients that are gone a namespace keeps. Default: {@code 10000}
 */
public record ConnectionStateRecovery(
        Duration maxDisconnectionDuration, boolean skipMiddlewares, int maxPackets, long maxBytes, int maxSessions) {

    /** Refuses limits that cannot work. */
    public ConnectionStateRecovery {
        OptionCheck.positive("maxDisconnectionDuration", maxDisconnectionDuration);
        OptionCheck.positive("maxPackets", maxPackets);
        OptionCheck.positive("maxSessions", maxSessions);
        if (maxBytes <= 0) {
            throw new IllegalArgumentException("Option maxBytes must be greater than 0, but is " + maxBytes);
        }
    }

    /** Returns the defaults. */
    public static ConnectionStateRecovery defaults() {
        return new ConnectionStateRecovery(Duration.ofMinutes(2), true, 10_000, 16_000_000, 10_000);
    }

    /** Returns the same with another time for which a client may be gone. */
    public ConnectionStateRecovery withMaxDisconnectionDuration(Duration other) {
        return new ConnectionStateRecovery(other, skipMiddlewares, maxPackets, maxBytes, maxSessions);
    }

    /** Returns the same with another answer to whether clients that come back skip the middlewares. */
    public ConnectionStateRecovery withSkipMiddlewares(boolean other) {
        return new ConnectionStateRecovery(maxDisconnectionDuration, other, maxPackets, maxBytes, maxSessions);
    }

    /** Returns the same with other limits of memory. */
    public ConnectionStateRecovery withLimits(int packets, long bytes, int sessions) {
        return new ConnectionStateRecovery(maxDisconnectionDuration, skipMiddlewares, packets, bytes, sessions);
    }
}
