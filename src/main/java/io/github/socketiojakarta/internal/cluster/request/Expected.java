package io.github.socketiojakarta.internal.cluster.request;

import java.util.Set;

/**
 * The servers that have to answer a request. Immutable.
 *
 * @param count how many there are
 * @param ids their ids; empty if only their number is known
 */
public record Expected(int count, Set<String> ids) {

    /** Returns servers whose ids are known. */
    public static Expected of(Set<String> ids) {
        return new Expected(ids.size(), Set.copyOf(ids));
    }

    /** Returns servers of which only the number is known. */
    public static Expected of(int count) {
        return new Expected(Math.max(0, count), Set.of());
    }
}
