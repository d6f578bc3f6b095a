package io.github.socketiojakarta;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Chooses the receivers of a broadcast.
 *
 * @param rooms the rooms to reach; none means the whole namespace
 * @param except the rooms whose sockets are left out
 */
public record BroadcastOptions(Set<String> rooms, Set<String> except) {

    /** The whole namespace. */
    public static final BroadcastOptions ALL = new BroadcastOptions(Set.of(), Set.of());

    /** Keeps immutable copies. */
    public BroadcastOptions {
        rooms = Set.copyOf(rooms);
        except = Set.copyOf(except);
    }

    /** Returns options that reach these rooms too. */
    public BroadcastOptions to(String... more) {
        return new BroadcastOptions(union(rooms, more), except);
    }

    /** Returns options that leave out the sockets of these rooms too. */
    public BroadcastOptions except(String... more) {
        return new BroadcastOptions(rooms, union(except, more));
    }

    private static Set<String> union(Set<String> some, String... more) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(List.of(more));
        return all;
    }
}
