package io.github.socketiojakarta;

/** What an adapter gets from the namespace it is made for. */
public interface AdapterContext {

    /** Returns the name of the namespace. */
    String namespace();

    /** Returns the adapter that keeps the rooms of this server's own sockets and delivers to them. */
    Adapter inMemory();
}
