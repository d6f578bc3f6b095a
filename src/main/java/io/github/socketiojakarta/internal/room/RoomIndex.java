package io.github.socketiojakarta.internal.room;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is in which room, both ways. Thread-safe: both ways change in one step of the socket, and within that in one step
 * of the room, always in this order; so what one thread adds and another removes is in both or in none. An empty entry
 * disappears in the same step.
 */
public final class RoomIndex {

    /** What a change did to a room. */
    public enum Change {
        NONE,
        JOINED,
        JOINED_AS_FIRST,
        LEFT,
        LEFT_AS_LAST
    }

    /** Follows the changes of each room in their order: called in the step that makes one, so it must be quick and call nobody. */
    @FunctionalInterface
    public interface Listener {

        /** Takes a change of a room. */
        void changed(Change change, String room, String socketId);
    }

    /** Up to so many, sets are immutable and replaced: every socket is alone in a room and in few others. */
    private static final int FEW = 4;

    private final Listener listener;
    private final ConcurrentMap<String, Set<String>> socketsOfRoom = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Set<String>> roomsOfSocket = new ConcurrentHashMap<>();

    /** Creates an index that nobody follows. */
    public RoomIndex() {
        this((change, room, socketId) -> {});
    }

    /** Creates an index. */
    public RoomIndex(Listener listener) {
        this.listener = listener;
    }

    /** Puts a socket into a room. */
    public Change add(String socketId, String room) {
        Change[] change = {Change.NONE};
        roomsOfSocket.compute(socketId, (unused, present) -> {
            change[0] = put(room, socketId);
            return with(present == null ? Set.of() : present, room);
        });
        return change[0];
    }

    /** Takes a socket out of a room. */
    public Change remove(String socketId, String room) {
        Change[] change = {Change.NONE};
        roomsOfSocket.computeIfPresent(socketId, (unused, rooms) -> {
            change[0] = take(room, socketId);
            return emptied(without(rooms, room));
        });
        return change[0];
    }

    /** Takes a socket out of all its rooms; returns what that did to each of them. */
    public Map<String, Change> forget(String socketId) {
        Map<String, Change> changes = new LinkedHashMap<>();
        roomsOfSocket.computeIfPresent(socketId, (unused, rooms) -> {
            rooms.forEach(room -> changes.put(room, take(room, socketId)));
            return null;
        });
        return changes;
    }

    private Change put(String room, String socketId) {
        Change[] change = {Change.NONE};
        socketsOfRoom.compute(room, (unused, present) -> {
            Set<String> values = present == null ? Set.of() : present;
            if (values.contains(socketId)) {
                return values;
            }
            change[0] = present == null ? Change.JOINED_AS_FIRST : Change.JOINED;
            listener.changed(change[0], room, socketId);
            return with(values, socketId);
        });
        return change[0];
    }

    private static Set<String> with(Set<String> values, String value) {
        if (values.contains(value)) {
            return values;
        }
        if (values instanceof ConcurrentHashMap.KeySetView) {
            values.add(value);
            return values;
        }
        if (values.size() == FEW) {
            Set<String> many = ConcurrentHashMap.newKeySet(2 * FEW);
            many.addAll(values);
            many.add(value);
            return many;
        }
        Set<String> more = new HashSet<>(values);
        more.add(value);
        return Set.copyOf(more);
    }

    private static @Nullable Set<String> emptied(Set<String> values) {
        return values.isEmpty() ? null : values;
    }

    private static Set<String> without(Set<String> values, String value) {
        if (values instanceof ConcurrentHashMap.KeySetView) {
            values.remove(value);
            return values;
        }
        Set<String> fewer = new HashSet<>(values);
        fewer.remove(value);
        return Set.copyOf(fewer);
    }

    private Change take(String room, String socketId) {
        Change[] change = {Change.NONE};
        socketsOfRoom.computeIfPresent(room, (unused, values) -> {
            if (!values.contains(socketId)) {
                return values;
            }
            Set<String> left = without(values, socketId);
            change[0] = left.isEmpty() ? Change.LEFT_AS_LAST : Change.LEFT;
            listener.changed(change[0], room, socketId);
            return emptied(left);
        });
        return change[0];
    }

    /** Returns the rooms of a socket. */
    public Set<String> roomsOf(String socketId) {
        return Set.copyOf(roomsOfSocket.getOrDefault(socketId, Set.of()));
    }

    /** Returns all rooms. */
    public Set<String> rooms() {
        return Set.copyOf(socketsOfRoom.keySet());
    }

    /** Returns the sockets in a room; the set may be live. */
    public Set<String> in(String room) {
        return socketsOfRoom.getOrDefault(room, Set.of());
    }

    /** Returns the sockets in any of these rooms, each once; the set may be live. */
    public Set<String> in(Set<String> rooms) {
        if (rooms.size() == 1) {
            return in(rooms.iterator().next());
        }
        Set<String> union = new HashSet<>();
        rooms.forEach(room -> union.addAll(in(room)));
        return union;
    }
}
