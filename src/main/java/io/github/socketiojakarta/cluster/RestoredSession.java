package io.github.socketiojakarta.cluster;

import java.util.List;

/**
 * A session, and what its client has missed. Immutable.
 *
 * @param session the session
 * @param missed the broadcasts that were for it, in the order of the medium: neither volatile ones, nor those that ask for an
 *     answer
 */
public record RestoredSession(StoredSession session, List<Missed> missed) {

    /** Keeps an immutable copy. */
    public RestoredSession {
        missed = List.copyOf(missed);
    }

    /**
     * A broadcast that was missed.
     *
     * @param offset its place in the medium
     * @param packet an array: the name of the event and its arguments
     */
    public record Missed(String offset, EncodedJson packet) {}
}
