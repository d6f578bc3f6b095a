package io.github.socketiojakarta;

import java.util.Map;

/**
 * How often clients have exceeded limits since the server started. Immutable: a snapshot.
 *
 * @param exceeded how often, by limit; each limit is there
 */
public record LimitCounts(Map<Limit, Long> exceeded) {

    /** Keeps an immutable copy. */
    public LimitCounts {
        exceeded = Map.copyOf(exceeded);
    }

    /** Returns how often this limit was exceeded. */
    public long of(Limit limit) {
        return exceeded.getOrDefault(limit, 0L);
    }
}
