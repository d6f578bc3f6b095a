package io.github.socketiojakarta;

import java.util.Collection;
import java.util.Set;

/**
 * Keeps the rooms of one namespace and carries broadcasts to its sockets: an SPI for clusters of servers.
 *
 * <p>An implementation for a cluster keeps the rooms of its own sockets in {@link AdapterContext#inMemory()} and
 * delivers there what other servers publish. Thread-safe; no method may call the application while it holds a lock.
 */
public interface Adapter {

    /** Adds a socket to rooms. */
    void addAll(String socketId, Collection<String> rooms);

    /** Takes a socket out of a room. */
    void del(String socketId, String room);

    /** Takes a socket out of all its rooms. */
    void delAll(String socketId);

    /** Returns the rooms of a socket of this server: a snapshot. */
    Set<String> socketRooms(String socketId);

    /**
     * Returns the ids of the sockets of this server in any of these rooms: a snapshot.
     *
     * @param rooms with none named, the whole namespace is meant
     */
    Set<String> sockets(Set<String> rooms);

    /** Returns the names of the rooms in which this server has sockets: a snapshot. */
    Set<String> rooms();

    /** Sends an event to the chosen sockets. */
    void broadcast(BroadcastEvent event, BroadcastOptions options);

    /** Returns how many servers share the namespace. */
    int serverCount();

    /** Lets go of everything; called when the server closes. */
    void close();
}
