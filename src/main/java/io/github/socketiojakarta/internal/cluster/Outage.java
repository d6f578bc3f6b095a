package io.github.socketiojakarta.internal.cluster;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Logs once when the medium fails, and once when it works again. Thread-safe: the lock guards when it began. */
final class Outage {

    private static final System.Logger LOG = System.getLogger(Outage.class.getName());

    private final String namespace;
    private final LongSupplier nanoTime;

    @GuardedBy("this")
    private boolean failing;

    @GuardedBy("this")
    private long since;

    @GuardedBy("this")
    private long lost;

    Outage(String namespace, LongSupplier nanoTime) {
        this.namespace = namespace;
        this.nanoTime = nanoTime;
    }

    /** Notes that something could not be sent, or that the medium says so. */
    void failed(Throwable failure) {
        synchronized (this) {
            lost++;
            if (failing) {
                return;
            }
            failing = true;
            since = nanoTime.getAsLong();
        }
        LOG.log(
                System.Logger.Level.WARNING,
                namespace + ": the other servers of the cluster cannot be reached; this server goes on alone",
                failure);
    }

    /** Notes that the medium works. */
    void works() {
        long millis;
        long count;
        synchronized (this) {
            if (!failing) {
                return;
            }
            failing = false;
            count = lost;
            lost = 0;
            millis = TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - since);
        }
        LOG.log(
                System.Logger.Level.INFO,
                "{0}: the other servers of the cluster are reached again, after {1} ms and {2} failures",
                namespace,
                millis,
                count);
    }
}
