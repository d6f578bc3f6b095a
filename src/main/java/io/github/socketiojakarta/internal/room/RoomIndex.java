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

    /** Up to so many, sets are immutable and replaced: every socket is alone in a room and in few others. */
    private static final int FEW = 4;

    private final ConcurrentMap<String, Set<String>> socketsOfRoom = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Set<String>> roomsOfSocket = new ConcurrentHashMap<>();

    /** Puts a socket into a room. */
    public Change add(String socketId, String room) {
        Change[] change = {Change.NONE};
        roomsOfSocket.compute(socketId, (unused, present) -> {
            change[0] = put(socketsOfRoom, room, socketId);
            return with(present == null ? Set.of() : present, room);
        });
        return change[0];
    }

    /** Takes a socket out of a room. */
    public Change remove(String socketId, String room) {
        Change[] change = {Change.NONE};
        roomsOfSocket.computeIfPresent(socketId, (unused, rooms) -> {
            change[0] = remove(socketsOfRoom, room, socketId);
            return emptied(without(rooms, room));
        });
        return change[0];
    }

    /** Takes a socket out of all its rooms; returns what that did to each of them. */
    public Map<String, Change> forget(String socketId) {
        Map<String, Change> changes = new LinkedHashMap<>();
        roomsOfSocket.computeIfPresent(socketId, (unused, rooms) -> {
            rooms.forEach(room -> changes.put(room, remove(socketsOfRoom, room, socketId)));
            return null;
        });
        return changes;
    }

    private static Change put(ConcurrentMap<String, Set<String>> map, String key, String value) {
        Change[] change = {Change.NONE};
        map.compute(key, (unused, present) -> {
            Set<String> values = present == null ? Set.of() : present;
            if (values.contains(value)) {
                return values;
            }
            change[0] = present == null ? Change.JOINED_AS_FIRST : Change.JOINED;
            return with(values, value);
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

    private static Change remove(ConcurrentMap<String, Set<String>> map, String key, String value) {
        Change[] change = {Change.NONE};
        map.computeIfPresent(key, (unused, values) -> {
            if (!values.contains(value)) {
                return values;
            }
            Set<String> left = without(values, value);
            change[0] = left.isEmpty() ? Change.LEFT_AS_LAST : Change.LEFT;
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
