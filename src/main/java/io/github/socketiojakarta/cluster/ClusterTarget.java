package io.github.socketiojakarta.cluster;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which sockets are meant: {@code opts} on the wire. Begins with {@link #ALL}. Immutable. */
public final class ClusterTarget {

    /** The whole namespace. */
    public static final ClusterTarget ALL = new ClusterTarget(Set.of(), Set.of(), ClusterFlags.NONE);

    private final Set<String> rooms;
    private final Set<String> except;
    private final ClusterFlags flags;

    private ClusterTarget(Set<String> rooms, Set<String> except, ClusterFlags flags) {
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

    /** Returns how an event is sent to them. */
    public ClusterFlags flags() {
        return flags;
    }

    /** Returns the same for the sockets of these rooms only; none means the whole namespace. */
    public ClusterTarget withRooms(Set<String> other) {
        return new ClusterTarget(other, except, flags);
    }

    /** Returns the same without the sockets of these rooms. */
    public ClusterTarget withExcept(Set<String> other) {
        return new ClusterTarget(rooms, other, flags);
    }

    /** Returns the same with other flags. */
    public ClusterTarget withFlags(ClusterFlags other) {
        return new ClusterTarget(rooms, except, other);
    }

    /** Returns whether a socket that is in these rooms is meant. */
    public boolean selects(Set<String> ofSocket) {
        boolean meant = rooms.isEmpty() || rooms.stream().anyMatch(ofSocket::contains);
        return meant && except.stream().noneMatch(ofSocket::contains);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClusterTarget target && fields().equals(target.fields());
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
        return "ClusterTarget[rooms=" + rooms + ", except=" + except + ", flags=" + flags + "]";
    }
}
