package io.github.socketiojakarta.cluster;

import java.util.Set;

/**
 * Takes the messages that arrive for one namespace of one server. Thread-safe; no method
 * blocks, throws, or calls code of the application.
 *
 * <p>Implemented by the library only: methods may be added.
 */
public interface ClusterMember {

    /** Returns the id of this server in this namespace: 16 hexadecimal digits, new for each start. */
    String serverId();

    /** Returns the name of the namespace, which starts with {@code /}. */
    String namespace();

    /** Returns whether a socket of this server is in a room: if not, a message for that room only need not be decoded. */
    boolean hasRoom(String room);

    /** Returns the rooms in which this server has sockets: a snapshot. */
    Set<String> rooms();

    /** Takes a message; those of one server one after the other, in their order. This server's own are ignored. */
    void receive(ReceivedMessage message);

    /** Says that a server is gone: nobody waits for it any longer. For a medium that knows its servers by their ids. */
    void gone(String serverId);

    /** Says that the medium does not work now. Each outage is logged once. */
    void failed(Throwable failure);

    /** Says that the medium works again. */
    void restored();
}
