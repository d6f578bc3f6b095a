package io.github.socketiojakarta.internal.engine.admission;

import io.github.socketiojakarta.internal.engine.AdmissionLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How often sessions may be opened, in total and by one address. Thread-safe without locks. */
public final class HandshakeRates {

    /** The total is there to protect the server from too much at once, so little is saved. */
    private static final Duration SAVED = Duration.ofSeconds(1);

    /** A browser that starts opens many pages at once, and several people may share an address. */
    private static final Duration SAVED_BY_ADDRESS = Duration.ofSeconds(10);

    private final Optional<TokenBucket> total;
    private final Optional<AddressBuckets> byAddress;

    /**
     * Creates what keeps to these limits.
     *
     * @param secret a random number
     */
    public HandshakeRates(AdmissionLimits limits, LongSupplier nanoTime, long secret) {
        int perSecond = limits.maxHandshakesPerSecond();
        int perAddress = limits.maxHandshakesPerSecondPerAddress();
        total = perSecond == 0 ? Optional.empty() : Optional.of(new TokenBucket(perSecond, SAVED, nanoTime));
        byAddress = perAddress == 0
                ? Optional.empty()
                : Optional.of(new AddressBuckets(perAddress, SAVED_BY_ADDRESS, nanoTime, secret));
    }

    /** Counts a handshake, or returns what forbids it. The address comes first, or one alone could use up the total. */
    Optional<HandshakeLimit> take(String address) {
        if (byAddress.isPresent() && !byAddress.get().tryTake(ClientAddress.group(address))) {
            return Optional.of(HandshakeLimit.HANDSHAKES_PER_SECOND_PER_ADDRESS);
        }
        return total.isPresent() && !total.get().tryTake()
                ? Optional.of(HandshakeLimit.HANDSHAKES_PER_SECOND)
                : Optional.empty();
    }
}
