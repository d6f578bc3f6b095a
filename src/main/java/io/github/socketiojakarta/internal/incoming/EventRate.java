package io.github.socketiojakarta.internal.incoming;

import io.github.socketiojakarta.internal.engine.admission.TokenBucket;
import io.github.socketiojakarta.parser.Packet;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Limits how many packets of one client may have code of the application run. Wishes to join or leave a namespace
 * count, as they run middlewares and listeners too; acknowledgements do not, as the server has asked for each. One rate
 * for all namespaces: if there were one for each, clients would get more by joining more. Thread-safe without locks.
 */
final class EventRate {

    /** A client that was offline sends all it has kept at once, and must not be disconnected for it. */
    private static final Duration SAVED = Duration.ofSeconds(10);

    private static final EventRate UNLIMITED = new EventRate(Optional.empty());

    private final Optional<TokenBucket> bucket;

    private EventRate(Optional<TokenBucket> bucket) {
        this.bucket = bucket;
    }

    /** Returns the rate of one connection; one object for all where there is no limit. */
    static EventRate of(int maxPerSecond, LongSupplier nanoTime) {
        return maxPerSecond == 0
                ? UNLIMITED
                : new EventRate(Optional.of(new TokenBucket(maxPerSecond, SAVED, nanoTime)));
    }

    /** Counts a packet; returns whether it is within the rate. */
    boolean allows(Packet packet) {
        return bucket.isEmpty() || packet instanceof Packet.Ack || bucket.get().tryTake();
    }
}
