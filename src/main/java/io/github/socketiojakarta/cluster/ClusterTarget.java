package io.github.socketiojakarta.cluster;

import java.util.Set;

/**
 * Which sockets are meant: {@code opts} on the wire. Immutable.
 *
 * @param rooms the rooms to reach; none means the whole namespace
 * @param except the rooms whose sockets are left out
 * @param flags how an event is sent to them
 */
public record ClusterTarget(Set<String> rooms, Set<String> except, ClusterFlags flags) {

    /** The whole namespace. */
    public static final ClusterTarget ALL = new ClusterTarget(Set.of(), Set.of(), ClusterFlags.NONE);

    /** Keeps immutable copies. */
    public ClusterTarget {
        rooms = Set.copyOf(rooms);
        except = Set.copyOf(except);
    }

    /** Returns whether a socket that is in these rooms is meant. */
    public boolean selects(Set<String> ofSocket) {
        boolean meant = rooms.isEmpty() || rooms.stream().anyMatch(ofSocket::contains);
        return meant && except.stream().noneMatch(ofSocket::contains);
    }
}
