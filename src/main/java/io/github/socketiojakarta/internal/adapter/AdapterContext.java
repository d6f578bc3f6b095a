package io.github.socketiojakarta.internal.adapter;

import io.github.socketiojakarta.Ack;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.Namespace;

/** What an adapter gets from the namespace it is made for. Thread-safe. */
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
