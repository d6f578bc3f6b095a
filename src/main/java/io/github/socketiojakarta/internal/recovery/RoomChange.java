package io.github.socketiojakarta.internal.recovery;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What happens to the rooms of a socket whose client is away. Immutable. */
public record RoomChange(Set<String> joined, Set<String> left) {

    /** Returns a change that joins rooms. */
    public static RoomChange joining(Collection<String> rooms) {
        return new RoomChange(Set.copyOf(rooms), Set.of());
    }

    /** Returns a change that leaves rooms. */
    public static RoomChange leaving(Collection<String> rooms) {
        return new RoomChange(Set.of(), Set.copyOf(rooms));
    }

    /** Returns what becomes of these rooms; the same if they would be more than the socket may be in, besides its own. */
    Set<String> applied(Set<String> rooms, int max) {
        Set<String> changed = new HashSet<>(rooms);
        changed.addAll(joined);
        changed.removeAll(left);
        return changed.size() > rooms.size() && changed.size() > max + 1 ? rooms : changed;
    }
}
