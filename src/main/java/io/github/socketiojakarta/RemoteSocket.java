package io.github.socketiojakarta;

import java.util.Map;
import java.util.Set;

/**
 * A socket of this server or of another one of the cluster, as {@link BroadcastOperator#fetchSockets()} finds it. Every
 * {@link Socket} is one. Thread-safe.
 *
 * <p>Implemented by the library only: methods may be added.
 */
public interface RemoteSocket extends SocketEmitter {

    /**
     * Returns the public id: 20 characters, new for every connection to a namespace, but for a socket that was recovered,
     * which has its id of before. Of a client of Socket.IO 2 ({@link SocketIoOptions#allowEIO3()}) it contains the id of the
     * {@link Connection}, as that client expects, and is as secret as that.
     */
    String id();

    /** Returns what the client sent when it connected. */
    Handshake handshake();

    /**
     * Returns what the application keeps with this socket. Of a socket of this server, the map itself: thread-safe,
     * without null values. Of another server's socket, a copy.
     */
    Map<String, Object> data();

    /** Returns the rooms this socket is in, its own {@link #id()} among them: a snapshot. */
    Set<String> rooms();

    /**
     * Joins rooms; a room exists as long as somebody is in it.
     *
     * @throws RoomLimitException if a socket of this server would be in more than {@link SocketIoOptions#maxRooms()}; then
     *     it joins none of them
     */
    void join(String... rooms);

    /** Leaves rooms; does nothing about those it is not in. */
    void leave(String... rooms);

    /**
     * Disconnects this socket from its namespace and tells the client, which does not reconnect by itself. Other
     * namespaces of the connection stay. Counterpart of {@code socket.disconnect()}.
     */
    void disconnect();

    /**
     * Disconnects every namespace of this client and closes the connection. Counterpart of
     * {@code socket.disconnect(true)}.
     */
    void closeConnection();
}
