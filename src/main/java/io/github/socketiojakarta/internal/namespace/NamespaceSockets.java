package io.github.socketiojakarta.internal.namespace;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The sockets of one namespace by their ids, from when they are connected until they have left their rooms. Thread-safe. */
final class NamespaceSockets {

    private final ConcurrentMap<String, NamespaceSocket> sockets = new ConcurrentHashMap<>();

    void register(NamespaceSocket socket) {
        sockets.put(socket.id(), socket);
    }

    /** Lets a socket be found no more. */
    void forget(NamespaceSocket socket) {
        sockets.remove(socket.id(), socket);
    }

    /** Returns a socket that is in its rooms, whatever its state. */
    Optional<NamespaceSocket> find(String id) {
        return Optional.ofNullable(sockets.get(id));
    }

    /** Returns a socket if it is connected. */
    @Nullable
    NamespaceSocket connected(String id) {
        NamespaceSocket socket = sockets.get(id);
        return socket != null && socket.isConnected() ? socket : null;
    }

    Set<String> ids() {
        return sockets.keySet();
    }

    /** Returns the sockets, some of which may not be connected yet, or any more; the collection is live. */
    Collection<NamespaceSocket> all() {
        return sockets.values();
    }
}
