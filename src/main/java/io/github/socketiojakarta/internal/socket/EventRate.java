package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.internal.engine.TokenBucket;
import io.github.socketiojakarta.parser.Packet;
import java.time.Duration;
import java.util.Optional;

/**
 * How often one client may have code of the application run. Wishes to join or leave a namespace count, as they run
 * middlewares and listeners too; acknowledgements do not, as the server has asked for each. One rate for all namespaces:
 * if there were one for each, clients would get more by joining more. Thread-safe without locks.
 */
final class EventRate {

    /** A client that was offline sends all it has kept at once, and must not be disconnected for it. */
    private static final Duration SAVED = Duration.ofSeconds(10);

    private final Optional<TokenBucket> bucket;

    EventRate(int maxPerSecond) {
        bucket = maxPerSecond == 0
                ? Optional.empty()
                : Optional.of(new TokenBucket(maxPerSecond, SAVED, System::nanoTime));
    }

    /** Counts a packet; returns whether it is within the rate. */
    boolean allows(Packet packet) {
        return bucket.isEmpty() || packet instanceof Packet.Ack || bucket.get().tryTake();
    }
}
