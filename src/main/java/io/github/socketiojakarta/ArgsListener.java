package io.github.socketiojakarta;

/** Receives an event with any number of arguments. */
@FunctionalInterface
public interface ArgsListener {

    /**
     * Handles the event.
     *
     * @throws Exception anything; it is logged with the event and the socket's id, and the connection goes on
     */
    void onEvent(Args args) throws Exception;
}
