package io.github.socketiojakarta.internal.engine.door;

/** A POST request whose body is being received. */
@FunctionalInterface
public interface PostExchange {

    /** Gives up the request, as its session has ended; may be called from any thread. */
    void abort();
}
