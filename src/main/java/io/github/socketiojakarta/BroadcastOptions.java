package io.github.socketiojakarta;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Chooses the receivers of a broadcast, and how it is sent. Immutable.
 *
 * @param rooms the rooms to reach; none means the whole namespace
 * @param except the rooms whose sockets are left out
 * @param flags how it is sent
 */
public record BroadcastOptions(Set<String> rooms, Set<String> except, EmitFlags flags) {

    /** The whole namespace. */
    public static final BroadcastOptions ALL = new BroadcastOptions(Set.of(), Set.of(), EmitFlags.NONE);

    /** Keeps immutable copies. */
    public BroadcastOptions {
        rooms = Set.copyOf(rooms);
        except = Set.copyOf(except);
    }

    /** Returns options that reach these rooms too. */
    public BroadcastOptions to(String... more) {
        return new BroadcastOptions(union(rooms, more), except, flags);
    }

    /** Returns options that leave out the sockets of these rooms too. */
    public BroadcastOptions except(String... more) {
        return new BroadcastOptions(rooms, union(except, more), flags);
    }

    /** Returns options with other flags. */
    public BroadcastOptions with(EmitFlags other) {
        return new BroadcastOptions(rooms, except, other);
    }

    private static Set<String> union(Set<String> some, String... more) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(List.of(more));
        return all;
    }
}
