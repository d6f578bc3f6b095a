package io.github.socketiojakarta;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The connection of a client, shared by its sockets in several namespaces. Counterpart of {@code socket.conn}.
 *
 * <p>Implemented by the library only: methods may be added.
 */
public interface Connection {

    /** Returns the id of the connection: a secret between it and its client, unlike {@link Socket#id()}. */
    String id();

    /** Returns whether the connection is open. */
    boolean isOpen();

    /**
     * Closes the connection without a word to the sockets of the client, which leave with {@link
     * DisconnectReason#FORCED_CLOSE}. The client takes it for a connection that broke: it connects again by itself, and gets
     * its sockets back if {@link SocketIoOptions#connectionStateRecovery()} is set. To send a client away, call {@link
     * Socket#closeConnection()}. Does nothing if the connection has ended. Counterpart of {@code socket.conn.close()}.
     */
    void close();

    /**
     * Returns what is known of how the connection ended, in words for a log or a person, such as {@code no pong within 20000
     * ms}; nothing as long as it is open. Counterpart of the {@code description} that Node.js hands to the listeners of {@code
     * disconnect}; the texts are not those of Node.js, and may change.
     */
    Optional<String> endDescription();

    /** Adds a listener that follows this connection. */
    void listen(TransportListener listener);

    /** Removes a listener that follows this connection: the very object that was added. */
    void off(TransportListener listener);

    /** Returns the transport in use now; changes once when the client upgrades. */
    Transport transport();

    /** Returns the version of the Engine.IO protocol that the client speaks: 4, or 3 with an old client. */
    int protocol();

    /** Returns the sockets of this client by the names of their namespaces: a snapshot. */
    Map<String, Socket> sockets();

    /** Returns the number of packets that wait to be sent. */
    int pendingPackets();

    /**
     * Returns an estimate of the memory that is held by what waits to be sent or is on its way: at most
     * {@code maxSendBufferBytes}, but for a single message that is larger. Text counts with two bytes for each character.
     * On polling, an answer is on its way until the client polls again.
     */
    long bufferedBytes();

    /**
     * Returns a stage that completes when everything that has been sent until now is gone: written by the container,
     * on polling when the client has come back for more. That the client has read it only an acknowledgement tells.
     *
     * <p>The stage completes at once if nothing waits, and fails with {@link SocketDisconnectedException} if the
     * connection ends before. What follows runs on the option {@code executor}, or without one on a thread of the library, and
     * may send more.
     */
    CompletionStage<Void> whenSent();
}
