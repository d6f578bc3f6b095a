package io.github.socketiojakarta.internal.engine.admission;

import java.util.Optional;

/**
 * Says whether one more session may be opened.
 *
 * @param places how many there may be
 * @param rates how often there may be one
 */
public record HandshakeGate(ConnectionPlaces places, HandshakeRates rates) {

    /** Counts a handshake and returns nothing, or returns what forbids it. */
    Optional<HandshakeLimit> tryEnter(String address) {
        Optional<HandshakeLimit> full = places.limit(address);
        return full.isPresent() ? full : rates.take(address);
    }
}
