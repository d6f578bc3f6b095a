package io.github.socketiojakarta.cluster;

import java.time.Duration;
import java.util.Optional;

/**
 * The options of one event that other servers are told, {@code opts.flags} on the wire. Immutable.
 *
 * @param isVolatile whether it is dropped for a client whose transport cannot take it now
 * @param compress whether it may be compressed; only {@code false} is written
 * @param timeout how long answers are waited for
 * @param singleResponse whether one client is asked, whose answer the caller wants without a list around it
 */
public record ClusterFlags(boolean isVolatile, boolean compress, Optional<Duration> timeout, boolean singleResponse) {

    /** No flag is set. */
    public static final ClusterFlags NONE = new ClusterFlags(false, true, Optional.empty(), false);
}
