package io.github.socketiojakarta;

/** The connection of a client, shared by its sockets in several namespaces. Counterpart of {@code socket.conn}. */
public interface Connection {

    /** Returns the transport in use now; changes once when the client upgrades. */
    Transport transport();

    /** Returns the version of the Engine.IO protocol that the client speaks: 4. */
    int protocol();

    /** Returns the number of packets that wait to be sent. */
    int pendingPackets();
}
