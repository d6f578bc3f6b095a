package io.github.socketiojakarta.internal.adapter;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses the receivers of a broadcast, and how it is sent. Begins with {@link #ALL}. Immutable. */
public final class BroadcastOptions {

    /** The whole namespace. */
    public static final BroadcastOptions ALL = new BroadcastOptions(Set.of(), Set.of(), EmitFlags.NONE);

    private final Set<String> rooms;
    private final Set<String> except;
    private final EmitFlags flags;

    private BroadcastOptions(Set<String> rooms, Set<String> except, EmitFlags flags) {
        this.rooms = Set.copyOf(rooms);
        this.except = Set.copyOf(except);
        this.flags = flags;
    }

    /** Returns the rooms to reach; none means the whole namespace. */
    public Set<String> rooms() {
        return rooms;
    }

    /** Returns the rooms whose sockets are left out. */
    public Set<String> except() {
        return except;
    }

    /** Returns how it is sent. */
    public EmitFlags flags() {
        return flags;
    }

    /** Returns options that reach these rooms too. */
    public BroadcastOptions to(String... more) {
        return new BroadcastOptions(union(rooms, List.of(more)), except, flags);
    }

    /** Returns options that reach these rooms too. */
    public BroadcastOptions to(Set<String> more) {
        return new BroadcastOptions(union(rooms, more), except, flags);
    }

    /** Returns options that leave out the sockets of these rooms too. */
    public BroadcastOptions except(String... more) {
        return new BroadcastOptions(rooms, union(except, List.of(more)), flags);
    }

    /** Returns options that leave out the sockets of these rooms too. */
    public BroadcastOptions except(Set<String> more) {
        return new BroadcastOptions(rooms, union(except, more), flags);
    }

    /** Returns options with other flags. */
    public BroadcastOptions with(EmitFlags other) {
        return new BroadcastOptions(rooms, except, other);
    }

    private static Set<String> union(Set<String> some, Collection<String> more) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return all;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BroadcastOptions options && fields().equals(options.fields());
    }

    @Override
    public int hashCode() {
        return fields().hashCode();
    }

    private List<Object> fields() {
        return List.of(rooms, except, flags);
    }

    @Override
    public String toString() {
        return "BroadcastOptions[rooms=" + rooms + ", except=" + except + ", flags=" + flags + "]";
    }
}
