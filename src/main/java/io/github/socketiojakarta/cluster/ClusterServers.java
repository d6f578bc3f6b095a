package io.github.socketiojakarta.cluster;

import java.util.Set;

/**
 * The servers that have joined a namespace, this one too, as far as a medium knows them. Immutable.
 *
 * @param count how many there are
 * @param ids their ids; empty if the medium only knows their number
 */
public record ClusterServers(int count, Set<String> ids) {

    /** Keeps an immutable copy. */
    public ClusterServers {
        ids = Set.copyOf(ids);
    }

    /** Returns servers of which only the number is known. */
    public static ClusterServers counted(int count) {
        return new ClusterServers(count, Set.of());
    }

    /** Returns servers whose ids are known. */
    public static ClusterServers known(Set<String> ids) {
        return new ClusterServers(ids.size(), ids);
    }
}
