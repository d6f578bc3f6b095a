package io.github.socketiojakarta;

/**
 * Receives an event with any number of arguments.
 *
 * <p>Implemented by applications: methods are added with a default only.
 */
@FunctionalInterface
public interface ArgsListener {

    /**
     * Handles the event.
     *
     * @throws Exception anything; it is logged with the event and the socket's id, and the connection goes on
     */
    void onEvent(Args args) throws Exception;
}
