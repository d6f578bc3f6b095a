package io.github.socketiojakarta;

/**
 * Receives the sockets that connect to a namespace.
 *
 * <p>Implemented by applications: methods are added with a default only.
 */
@FunctionalInterface
public interface ConnectionListener {

    /**
     * Handles a new socket, typically by adding event listeners and joining rooms.
     *
     * @throws Exception anything; it is logged with the socket's id, and the socket stays connected
     */
    void onConnection(Socket socket) throws Exception;
}
