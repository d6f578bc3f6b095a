package io.github.socketiojakarta;

/**
 * What an adapter gets from the namespace it is made for. Thread-safe.
 *
 * <p>Implemented by the library only: methods may be added.
 */
public interface AdapterContext {

    /** Returns the name of the namespace. */
    String namespace();

    /** Returns the adapter that keeps the rooms of this server's own sockets and delivers to them. */
    Adapter inMemory();

    /**
     * Hands an event that another server has emitted to the listeners of {@link Namespace#onServerSideEvent}.
     *
     * @param ack answers it; one that is not requested, if no answer is wanted
     */
    void serverSideEvent(String event, Args args, Ack ack);
}
