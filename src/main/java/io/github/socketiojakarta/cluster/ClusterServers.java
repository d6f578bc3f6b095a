package io.github.socketiojakarta.cluster;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The servers that have joined a namespace, this one too, as far as a medium knows them. Immutable. */
public final class ClusterServers {

    private final int count;
    private final Set<String> ids;

    private ClusterServers(int count, Set<String> ids) {
        this.count = count;
        this.ids = Set.copyOf(ids);
    }

    /** Returns servers of which only the number is known. */
    public static ClusterServers counted(int count) {
        return new ClusterServers(count, Set.of());
    }

    /** Returns servers whose ids are known. */
    public static ClusterServers known(Set<String> ids) {
        return new ClusterServers(ids.size(), ids);
    }

    /** Returns how many there are. */
    public int count() {
        return count;
    }

    /** Returns their ids; empty if the medium only knows their number. */
    public Set<String> ids() {
        return ids;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClusterServers servers && fields().equals(servers.fields());
    }

    @Override
    public int hashCode() {
        return fields().hashCode();
    }

    private List<Object> fields() {
        return List.of(count, ids);
    }

    @Override
    public String toString() {
        return "ClusterServers[count=" + count + ", ids=" + ids + "]";
    }
}
