package io.github.socketiojakarta.internal.client;

import io.github.socketiojakarta.Connection;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.TransportListener;
import io.github.socketiojakarta.internal.context.ServerContext;
import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineSession;
import io.github.socketiojakarta.internal.lane.SerialLane;
import java.util.Map;
import java.util.Optional;

/** What sockets use of the connection of their client. Thread-safe. */
interface Client {

    /** Returns what every part of the server needs. */
    ServerContext context();

    EngineSession session();

    /** Returns where the application's code for this client runs. */
    SerialLane lane();

    /** Returns what the application sees of the connection. */
    Connection view();

    /** Returns what ends the connection when the server closes. */
    GracefulClose gracefulClose();

    /** Returns the sockets by their namespaces; a snapshot. */
    Map<String, Socket> sockets();

    /** Returns how the connection has ended; nothing as long as it is open. */
    Optional<ConnectionEnd> end();

    /** Adds one that is told what happens to the connection. */
    void follow(TransportListener listener);

    /** Removes one of those. */
    void unfollow(TransportListener listener);

    /** Notes that the client has joined a namespace. */
    void joined();

    /** Notes that this server disconnects a socket, of which the client does not know yet. */
    void disconnected(Socket socket);

    /** Notes that a socket gets no more packets. */
    void forget(Socket socket);

    /** Disconnects all sockets, telling the client, and closes the connection. */
    void disconnectAll();

    /** Returns who opened the connection. */
    default Caller caller() {
        return session().request().caller();
    }

    /** Ends a connection that broke unnoticed: its client is back over another one. */
    default void supersede() {
        session().close(EngineCloseReason.TRANSPORT_ERROR);
    }
}
