package io.github.socketiojakarta.internal.cluster;

import java.time.Duration;

/**
 * How long servers wait for each other, and for the clients of others if the caller has not said. Immutable.
 *
 * @param heartbeatInterval how often a server tells that it is there
 * @param heartbeatTimeout after how long a silence it is gone
 * @param requestTimeout how long answers are waited for, if the caller has not said
 * @param releaseTimeout how long a client waits until a server has noticed that its connection there is broken
 * @param readyTimeout how long clients have to wait until the medium is ready
 */
public record ClusterTiming(
        Duration heartbeatInterval,
        Duration heartbeatTimeout,
        Duration requestTimeout,
        Duration releaseTimeout,
        Duration readyTimeout) {

    /** Those of Node.js, which does not know the last two. */
    public static final ClusterTiming DEFAULTS = new ClusterTiming(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5));
}
