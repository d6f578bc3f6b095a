package io.github.socketiojakarta.internal.adapter;

/** Makes the adapter of each namespace of a server that is alone. Thread-safe. */
@FunctionalInterface
public interface AdapterFactory {

    /** Keeps the rooms in the memory of this server. */
    AdapterFactory IN_MEMORY = AdapterContext::inMemory;

    /** Returns the adapter for the namespace that the context belongs to. */
    Adapter create(AdapterContext context);
}
