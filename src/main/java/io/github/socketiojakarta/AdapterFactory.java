package io.github.socketiojakarta;

/** Makes the adapter of each namespace. */
@FunctionalInterface
public interface AdapterFactory {

    /** Returns a new adapter for the namespace that the context belongs to. */
    Adapter create(AdapterContext context);
}
