package io.github.socketiojakarta.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The options of one event that other servers are told, {@code opts.flags} on the wire. Begins with {@link #NONE}. Immutable. */
public final class ClusterFlags {

    /** No flag is set. */
    public static final ClusterFlags NONE = new ClusterFlags(false, true, Optional.empty(), false);

    private final boolean isVolatile;
    private final boolean compress;
    private final Optional<Duration> timeout;
    private final boolean singleResponse;

    private ClusterFlags(boolean isVolatile, boolean compress, Optional<Duration> timeout, boolean singleResponse) {
        this.isVolatile = isVolatile;
        this.compress = compress;
        this.timeout = timeout;
        this.singleResponse = singleResponse;
    }

    /** Returns whether it is dropped for a client whose transport cannot take it now. */
    public boolean isVolatile() {
        return isVolatile;
    }

    /** Returns whether it may be compressed; only {@code false} is written. */
    public boolean compress() {
        return compress;
    }

    /** Returns how long answers are waited for. */
    public Optional<Duration> timeout() {
        return timeout;
    }

    /** Returns whether one client is asked, whose answer the caller wants without a list around it. */
    public boolean singleResponse() {
        return singleResponse;
    }

    /** Returns the same for an event that is dropped where it cannot be sent at once, or not. */
    public ClusterFlags withVolatile(boolean other) {
        return new ClusterFlags(other, compress, timeout, singleResponse);
    }

    /** Returns the same with another setting of compression. */
    public ClusterFlags withCompress(boolean other) {
        return new ClusterFlags(isVolatile, other, timeout, singleResponse);
    }

    /** Returns the same with a time for which answers are waited for. */
    public ClusterFlags withTimeout(Duration other) {
        return new ClusterFlags(isVolatile, compress, Optional.of(other), singleResponse);
    }

    /** Returns the same for one client whose answer is wanted without a list around it, or not. */
    public ClusterFlags withSingleResponse(boolean other) {
        return new ClusterFlags(isVolatile, compress, timeout, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClusterFlags flags && fields().equals(flags.fields());
    }

    @Override
    public int hashCode() {
        return fields().hashCode();
    }

    private List<Object> fields() {
        return List.of(isVolatile, compress, timeout, singleResponse);
    }

    @Override
    public String toString() {
        return "ClusterFlags[isVolatile=" + isVolatile + ", compress=" + compress + ", timeout=" + timeout
                + ", singleResponse=" + singleResponse + "]";
    }
}
