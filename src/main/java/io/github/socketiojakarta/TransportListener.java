package io.github.socketiojakarta;

/**
 * Follows the connection of a client. Counterpart of the events of {@code socket.conn}.
 *
 * <p>Called on whatever thread notices, which may be that of a container or of a sender: it should be quick. What a
 * method throws is logged.
 */
public interface TransportListener {

    /** Called when the client has changed its transport. */
    default void upgraded(Transport transport) {}

    /** Called when everything that waited has been handed to the container. */
    default void drained() {}

    /** Called once, when the connection has ended. */
    default void closed(DisconnectReason reason) {}
}
