package io.github.socketiojakarta;

/** Receives the events that could not be handled. What it throws is logged. */
@FunctionalInterface
public interface ErrorListener {

    /** Handles the failure, for example by answering the client; it has been logged already. */
    void onError(EventFailure failure) throws Exception;
}
