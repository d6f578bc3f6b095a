package io.github.socketiojakarta.internal.client;

import io.github.socketiojakarta.Socket;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sockets of one client by their namespaces, and the namespaces from which it has just been disconnected. Thread-safe. */
final class ClientSockets {

    private final NamespaceMap<LocalSocket> sockets = new NamespaceMap<>();
    private final DisconnectedNamespaces disconnected;

    ClientSockets(int maxNamespaces) {
        disconnected = new DisconnectedNamespaces(maxNamespaces);
    }

    @Nullable
    LocalSocket get(String namespace) {
        return sockets.get(namespace);
    }

    boolean contains(String namespace) {
        return sockets.contains(namespace);
    }

    int size() {
        return sockets.size();
    }

    /** Returns those there are now; immutable. */
    Map<String, LocalSocket> now() {
        return sockets.now();
    }

    /** Sends the client what waits for its turn in the cluster. */
    void hurry() {
        now().values().stream()
                .filter(LocalSocket::isConnected)
                .forEach(socket -> socket.namespace().cluster().hurry(socket));
    }

    void add(LocalSocket socket) {
        sockets.put(socket.namespace().name(), socket);
        disconnected.remove(socket.namespace().name());
    }

    void forget(Socket socket) {
        sockets.remove(socket.namespace().name(), socket);
    }

    /** Notes that this server disconnects a socket, of which the client does not know yet. */
    void disconnected(Socket socket) {
        disconnected.add(socket.namespace().name());
    }

    /** Returns whether packets for a namespace may have been sent before the client knew that it is disconnected from it. */
    boolean wasDisconnectedFrom(String namespace) {
        return disconnected.contains(namespace);
    }
}
