package io.github.socketiojakarta;

/**
 * Receives the first argument of an event.
 *
 * <p>Implemented by applications: methods are added with a default only.
 *
 * @param <T> what the argument is converted to
 */
@FunctionalInterface
public interface PayloadListener<T> {

    /**
     * Handles the event.
     *
     * @throws Exception anything; it is logged with the event and the socket's id, and the connection goes on
     */
    void onEvent(T payload) throws Exception;
}
