package io.github.socketiojakarta.internal.adapter;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an event is sent, beside to whom, and how long its acknowledgements are waited for. Begins with {@link #NONE}. Immutable. */
public final class EmitFlags {

    /** What becomes of an event if the transport cannot take it now. */
    public enum Delivery {
        /** It waits. */
        QUEUED,
        /** It is dropped. Counterpart of {@code socket.volatile}. */
        VOLATILE
    }

    /** Which servers deliver a broadcast. */
    public enum Scope {
        /** All servers of the cluster. */
        CLUSTER,
        /** This one only. Counterpart of {@code io.local}. */
        LOCAL
    }

    /** No flag is set. */
    public static final EmitFlags NONE = new EmitFlags(Delivery.QUEUED, true, Scope.CLUSTER, Optional.empty());

    private final Delivery delivery;
    private final boolean compress;
    private final Scope scope;
    private final Optional<Duration> timeout;

    private EmitFlags(Delivery delivery, boolean compress, Scope scope, Optional<Duration> timeout) {
        this.delivery = delivery;
        this.compress = compress;
        this.scope = scope;
        this.timeout = timeout;
    }

    /** Returns what becomes of the event if the client's transport cannot take it now. */
    public Delivery delivery() {
        return delivery;
    }

    /** Returns whether the response of a poll that carries the event may be compressed. */
    public boolean compress() {
        return compress;
    }

    /** Returns whether other servers of a cluster deliver it too. */
    public Scope scope() {
        return scope;
    }

    /** Returns how long answers are waited for; without it, until the client disconnects, and of a cluster for 5 s. */
    public Optional<Duration> timeout() {
        return timeout;
    }

    /** Returns whether the event is dropped if the transport cannot take it now. */
    public boolean isVolatile() {
        return delivery == Delivery.VOLATILE;
    }

    /** Returns whether only this server delivers. */
    public boolean isLocal() {
        return scope == Scope.LOCAL;
    }

    /** Returns these flags with another delivery. */
    public EmitFlags with(Delivery other) {
        return new EmitFlags(other, compress, scope, timeout);
    }

    /** Returns these flags with another scope. */
    public EmitFlags with(Scope other) {
        return new EmitFlags(delivery, compress, other, timeout);
    }

    /** Returns these flags with another setting of compression. */
    public EmitFlags withCompress(boolean other) {
        return new EmitFlags(delivery, other, scope, timeout);
    }

    /**
     * Returns these flags with a timeout.
     *
     * @throws IllegalArgumentException if it is shorter than a millisecond
     */
    public EmitFlags withTimeout(Duration other) {
        return new EmitFlags(delivery, compress, scope, Optional.of(checked(other)));
    }

    private static Duration checked(Duration timeout) {
        if (timeout.toMillis() <= 0) {
            throw new IllegalArgumentException("A timeout must be at least 1 ms, but is " + timeout);
        }
        return timeout;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EmitFlags flags && fields().equals(flags.fields());
    }

    @Override
    public int hashCode() {
        return fields().hashCode();
    }

    private List<Object> fields() {
        return List.of(delivery, compress, scope, timeout);
    }

    @Override
    public String toString() {
        return "EmitFlags[delivery=" + delivery + ", compress=" + compress + ", scope=" + scope + ", timeout=" + timeout
                + "]";
    }
}
