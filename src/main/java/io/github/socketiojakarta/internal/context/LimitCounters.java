package io.github.socketiojakarta.internal.context;

import io.github.socketiojakarta.Limit;
import io.github.socketiojakarta.LimitCounts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts how often clients exceed limits, and says the first time in the log, lest nobody look. Thread-safe; costs
 * nothing as long as no limit is exceeded.
 */
public final class LimitCounters {

    private static final System.Logger LOG = System.getLogger(LimitCounters.class.getName());

    /** Never changed after construction. */
    private final Map<Limit, AtomicLong> counters = new EnumMap<>(Limit.class);

    /** Creates counters that are all zero. */
    public LimitCounters() {
        for (Limit limit : Limit.values()) {
            counters.put(limit, new AtomicLong());
        }
    }

    /** Counts one client that has exceeded a limit. */
    public void exceeded(Limit limit) {
        if (counter(limit).getAndIncrement() == 0) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "The limit {0} has been exceeded for the first time; SocketIoServer.limits() counts how often",
                    limit.option());
        }
    }

    /** Counts a limit that another layer knows by the same name. */
    public void exceeded(Enum<?> limit) {
        exceeded(Limit.valueOf(limit.name()));
    }

    private AtomicLong counter(Limit limit) {
        return Objects.requireNonNull(counters.get(limit));
    }

    /** Returns how often each limit has been exceeded. */
    public LimitCounts counts() {
        Map<Limit, Long> snapshot = new EnumMap<>(Limit.class);
        counters.forEach((limit, counter) -> snapshot.put(limit, counter.get()));
        return new LimitCounts(snapshot);
    }
}
