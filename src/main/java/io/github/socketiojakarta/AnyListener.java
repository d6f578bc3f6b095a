package io.github.socketiojakarta;

/**
 * Receives every event of a socket, before its middlewares and listeners.
 *
 * <p>Implemented by applications: methods are added with a default only.
 */
@FunctionalInterface
public interface AnyListener {

    /**
     * Handles the event.
     *
     * @throws Exception anything; it is logged with the event and the socket's id, and the event goes on its way
     */
    void onEvent(String event, Args args, Ack ack) throws Exception;
}
