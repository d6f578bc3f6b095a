package io.github.socketiojakarta;

/**
 * Makes the adapter of each namespace.
 *
 * <p>Implemented by applications: methods are added with a default only.
 */
@FunctionalInterface
public interface AdapterFactory {

    /** Returns a new adapter for the namespace that the context belongs to. */
    Adapter create(AdapterContext context);
}
