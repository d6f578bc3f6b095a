package io.github.socketiojakarta;

/**
 * Follows the connection of a client. Counterpart of the events of {@code socket.conn}.
 *
 * <p>Called where the listeners of the connection are called, one at a time with them: it may send, and the events of the
 * client wait while it runs. What a method throws is logged.
 *
 * <p>Implemented by applications: methods are added with a default only.
 */
public interface TransportListener {

    /** Called when the client has changed its transport. */
    default void upgraded(Transport transport) {}

    /**
     * Called soon after everything that waited has been handed to the container; once, if that has happened several times by
     * then. The place to send the next part of something long.
     */
    default void drained() {}

    /** Called once, when the connection has ended. */
    default void closed(DisconnectReason reason) {}
}
