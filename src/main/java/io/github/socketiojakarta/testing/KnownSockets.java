package io.github.socketiojakarta.testing;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.EventFailure;
import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Follows a server from its first moment: which socket belongs to which client, and which events failed. A client may be
 * told before the server's listeners are called, or after. Thread-safe; nothing is called under the lock.
 */
final class KnownSockets {

    private final List<EventFailure> failures = new CopyOnWriteArrayList<>();

    @GuardedBy("this")
    private final Map<String, ClientSocket> clients = new HashMap<>();

    @GuardedBy("this")
    private final Map<String, Socket> strangers = new HashMap<>();

    /** Called before anybody else listens to the server. */
    void follow(SocketIoServer io) {
        follow((Namespace) io);
        io.onNewNamespace(this::follow);
    }

    private void follow(Namespace namespace) {
        namespace.onConnection(this::connected);
        namespace.onError(failures::add);
    }

    private void connected(Socket socket) {
        ClientSocket client;
        synchronized (this) {
            client = clients.remove(socket.id());
            if (client == null) {
                strangers.put(socket.id(), socket);
            }
        }
        if (client != null) {
            client.has(socket);
        }
    }

    /** Called when a client has been told its id. */
    void told(ClientSocket client, String id) {
        Socket socket;
        synchronized (this) {
            socket = strangers.remove(id);
            if (socket == null) {
                clients.put(id, client);
            }
        }
        if (socket != null) {
            client.has(socket);
        }
    }

    /** Returns the events that nobody could handle. */
    List<EventFailure> failures() {
        return List.copyOf(failures);
    }

    /** Returns the same as a sentence for messages, empty if there are none. */
    String failuresText() {
        StringBuilder text = new StringBuilder();
        failures.forEach(failure -> text.append("\nNot handled: ")
                .append(failure.event().name())
                .append(TestArgs.text(failure.event().args()))
                .append(": ")
                .append(failure.exception()));
        return text.toString();
    }
}
