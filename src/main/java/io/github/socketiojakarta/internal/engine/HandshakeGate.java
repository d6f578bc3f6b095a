package io.github.socketiojakarta.internal.engine;

import java.util.Optional;

/**
 * Says whether one more session may be opened.
 *
 * @param places how many there may be
 * @param rates how often there may be one
 */
record HandshakeGate(ConnectionPlaces places, HandshakeRates rates) {

    /** Counts a handshake, or returns what forbids it. */
    Optional<HandshakeLimit> limit(String address) {
        Optional<HandshakeLimit> full = places.limit(address);
        return full.isPresent() ? full : rates.take(address);
    }
}
