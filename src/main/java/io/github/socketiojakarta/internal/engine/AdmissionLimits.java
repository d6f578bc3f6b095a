package io.github.socketiojakarta.internal.engine;

/**
 * How many clients are let in; 0 means any number.
 *
 * @param maxConnections the sessions there may be at a time
 * @param maxConnectionsPerAddress those of one address
 * @param maxHandshakesPerSecond the requests in a second that may open a session
 * @param maxHandshakesPerSecondPerAddress those of one address
 */
public record AdmissionLimits(
        int maxConnections,
        int maxConnectionsPerAddress,
        int maxHandshakesPerSecond,
        int maxHandshakesPerSecondPerAddress) {

    /** Everybody is let in. */
    public static final AdmissionLimits NONE = new AdmissionLimits(0, 0, 0, 0);
}
