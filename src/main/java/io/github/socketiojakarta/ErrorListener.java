package io.github.socketiojakarta;

/**
 * Receives the events that could not be handled. What it throws is logged.
 *
 * <p>Implemented by applications: methods are added with a default only.
 */
@FunctionalInterface
public interface ErrorListener {

    /** Handles the failure, for example by answering the client; it has been logged already. */
    void onError(EventFailure failure) throws Exception;
}
