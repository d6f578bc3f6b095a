package io.github.socketiojakarta;

import java.util.Map;

/** The connection of a client, shared by its sockets in several namespaces. Counterpart of {@code socket.conn}. */
public interface Connection {

    /** Returns the id of the connection: a secret between it and its client, unlike {@link Socket#id()}. */
    String id();

    /** Returns whether the connection is open. */
    boolean isOpen();

    /** Adds a listener that follows this connection. */
    void listen(TransportListener listener);

    /** Returns the transport in use now; changes once when the client upgrades. */
    Transport transport();

    /** Returns the version of the Engine.IO protocol that the client speaks: 4, or 3 with an old client. */
    int protocol();

    /** Returns the sockets of this client by the names of their namespaces: a snapshot. */
    Map<String, Socket> sockets();

    /** Returns the number of packets that wait to be sent. */
    int pendingPackets();
}
