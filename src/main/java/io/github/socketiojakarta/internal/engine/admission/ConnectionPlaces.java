package io.github.socketiojakarta.internal.engine.admission;

import io.github.socketiojakarta.internal.engine.AdmissionLimits;
import io.github.socketiojakarta.internal.engine.session.SessionPlace;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many sessions there may be, in total and of one address.
 *
 * <p>A place is taken when a session opens, and not when its handshake is accepted: in between, the container may lose
 * the client without a word, and nobody would free the place. Handshakes are refused when no place is left, and whoever
 * came at the same time finds it taken when its session is to open. Thread-safe; holds as many addresses as have
 * sessions.
 */
public final class ConnectionPlaces {

    private static final int ANY_NUMBER = Integer.MAX_VALUE;

    private final int max;
    private final int maxPerAddress;
    private final Place anywhere = new Place("");
    private final AtomicInteger taken = new AtomicInteger();
    private final ConcurrentMap<String, Integer> takenByAddress = new ConcurrentHashMap<>();

    /** Creates what keeps to these limits. */
    public ConnectionPlaces(AdmissionLimits limits) {
        this.max = limits.maxConnections() == 0 ? ANY_NUMBER : limits.maxConnections();
        this.maxPerAddress = limits.maxConnectionsPerAddress() == 0 ? ANY_NUMBER : limits.maxConnectionsPerAddress();
    }

    /** Returns what would keep an address from taking a place now. */
    Optional<HandshakeLimit> limit(String address) {
        if (taken.get() >= max) {
            return Optional.of(HandshakeLimit.CONNECTIONS);
        }
        return maxPerAddress != ANY_NUMBER
                        && takenByAddress.getOrDefault(ClientAddress.group(address), 0) >= maxPerAddress
                ? Optional.of(HandshakeLimit.CONNECTIONS_PER_ADDRESS)
                : Optional.empty();
    }

    /** Returns a place that has yet to be taken; one object for all if nothing is limited. */
    public Place of(String address) {
        return isUnlimited() ? anywhere : new Place(maxPerAddress == ANY_NUMBER ? "" : ClientAddress.group(address));
    }

    private boolean isUnlimited() {
        return max == ANY_NUMBER && maxPerAddress == ANY_NUMBER;
    }

    /** The place of one session. */
    public final class Place implements SessionPlace {
        private final String address;
        private final AtomicBoolean held = new AtomicBoolean();

        private Place(String address) {
            this.address = address;
        }

        /** Takes it once, or returns what forbids that. */
        public Optional<HandshakeLimit> take() {
            if (isUnlimited()) {
                return Optional.empty();
            }
            if (taken.incrementAndGet() > max) {
                taken.decrementAndGet();
                return Optional.of(HandshakeLimit.CONNECTIONS);
            }
            if (maxPerAddress != ANY_NUMBER && takenByAddress.merge(address, 1, Integer::sum) > maxPerAddress) {
                leave();
                return Optional.of(HandshakeLimit.CONNECTIONS_PER_ADDRESS);
            }
            held.set(true);
            return Optional.empty();
        }

        @Override
        public void free() {
            if (held.compareAndSet(true, false)) {
                leave();
            }
        }

        private void leave() {
            taken.decrementAndGet();
            if (maxPerAddress != ANY_NUMBER) {
                takenByAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
            }
        }
    }

    /** Returns the number of addresses that are held. */
    int addresses() {
        return takenByAddress.size();
    }
}
