package io.github.socketiojakarta.internal.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The connected sockets of rooms. Of a large room that does not change they are kept side by side: to find each by its id
 * takes longer than anything else that we do for a member of a broadcast, because nothing of that is in a processor's cache.
 *
 * <p>Thread-safe: whoever changes a room does so before it is {@linkplain #changed forgotten} here, and that waits for
 * whoever is just looking.
 *
 * @param <S> the type of the sockets
 */
public final class RoomMembers<S> {

    private static final int MANY = 16;

    private final RoomIndex index;
    private final Function<String, @Nullable S> connected;
    private final ConcurrentMap<String, List<S>> large = new ConcurrentHashMap<>();

    /**
     * Creates the members of no rooms.
     *
     * @param connected finds a socket by its id; null if it is not connected
     */
    public RoomMembers(RoomIndex index, Function<String, @Nullable S> connected) {
        this.index = index;
        this.connected = connected;
    }

    /** Returns the connected sockets in a room. */
    public Collection<S> in(String room) {
        List<S> known = large.get(room);
        if (known != null) {
            return known;
        }
        Set<String> ids = index.in(room);
        List<S> found = ids.size() > MANY ? large.computeIfAbsent(room, this::all) : null;
        return found == null ? connected(ids) : found;
    }

    /** Returns nothing as long as somebody is not connected yet: nobody tells when that has changed. */
    private @Nullable List<S> all(String room) {
        Set<String> ids = index.in(room);
        List<S> all = new ArrayList<>(ids.size());
        for (String id : ids) {
            S socket = connected.apply(id);
            if (socket == null) {
                return null;
            }
            all.add(socket);
        }
        return all.size() > MANY ? all : null;
    }

    /** Returns the connected ones of these sockets. */
    public List<S> connected(Collection<String> ids) {
        List<S> found = new ArrayList<>(ids.size());
        for (String id : ids) {
            S socket = connected.apply(id);
            if (socket != null) {
                found.add(socket);
            }
        }
        return found;
    }

    /** Notes that somebody has joined or left a room. */
    public void changed(String room) {
        large.remove(room);
    }

    /** Returns how many rooms are kept. */
    int kept() {
        return large.size();
    }
}
