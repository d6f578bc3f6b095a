package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.Adapter;
import io.github.socketiojakarta.BroadcastEvent;
import io.github.socketiojakarta.BroadcastOptions;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Keeps the rooms of one namespace in memory, both ways: room to sockets and socket to rooms.
 *
 * <p>Thread-safe: each entry changes atomically, and an empty one disappears in the same step. A broadcast walks over
 * the live sets without a lock.
 */
final class InMemoryAdapter implements Adapter {

    private final LocalNamespace namespace;
    private final ConcurrentMap<String, Set<String>> socketsOfRoom = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Set<String>> roomsOfSocket = new ConcurrentHashMap<>();

    InMemoryAdapter(LocalNamespace namespace) {
        this.namespace = namespace;
    }

    @Override
    public void addAll(String socketId, Collection<String> rooms) {
        for (String room : rooms) {
            put(roomsOfSocket, socketId, room);
            put(socketsOfRoom, room, socketId);
        }
    }

    @Override
    public void del(String socketId, String room) {
        remove(roomsOfSocket, socketId, room);
        remove(socketsOfRoom, room, socketId);
    }

    @Override
    public void delAll(String socketId) {
        Set<String> rooms = roomsOfSocket.remove(socketId);
        if (rooms != null) {
            rooms.forEach(room -> remove(socketsOfRoom, room, socketId));
        }
    }

    private static void put(ConcurrentMap<String, Set<String>> map, String key, String value) {
        map.compute(key, (unused, present) -> {
            Set<String> values = present == null ? ConcurrentHashMap.newKeySet() : present;
            values.add(value);
            return values;
        });
    }

    private static void remove(ConcurrentMap<String, Set<String>> map, String key, String value) {
        map.computeIfPresent(key, (unused, values) -> {
            values.remove(value);
            return values.isEmpty() ? null : values;
        });
    }

    @Override
    public Set<String> socketRooms(String socketId) {
        return Set.copyOf(roomsOfSocket.getOrDefault(socketId, Set.of()));
    }

    @Override
    public Set<String> sockets(Set<String> rooms) {
        return Set.copyOf(targets(rooms));
    }

    @Override
    public Set<String> rooms() {
        return Set.copyOf(socketsOfRoom.keySet());
    }

    @Override
    public void broadcast(BroadcastEvent event, BroadcastOptions options) {
        List<EnginePacket> packets = namespace.encode(event);
        List<Set<String>> excluded = options.except().stream()
                .map(socketsOfRoom::get)
                .filter(Objects::nonNull)
                .toList();
        for (String id : targets(options.rooms())) {
            if (excluded.stream().noneMatch(sockets -> sockets.contains(id))) {
                namespace.deliver(id, packets);
            }
        }
    }

    /** Returns the sockets of these rooms, each once. */
    private Set<String> targets(Set<String> rooms) {
        if (rooms.isEmpty()) {
            return namespace.socketIds();
        }
        if (rooms.size() == 1) {
            return socketsOfRoom.getOrDefault(rooms.iterator().next(), Set.of());
        }
        Set<String> union = new HashSet<>();
        rooms.forEach(room -> union.addAll(socketsOfRoom.getOrDefault(room, Set.of())));
        return union;
    }

    @Override
    public int serverCount() {
        return 1;
    }

    @Override
    public void close() {
        // memory needs no closing; sockets leave their rooms when they disconnect
    }
}
