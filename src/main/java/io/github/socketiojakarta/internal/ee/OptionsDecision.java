package io.github.socketiojakarta.internal.ee;

import io.github.socketiojakarta.SocketIoOptions;

/** Decides about the options of one server. */
interface OptionsDecision {

    /** Returns the options; called once. May call the application. */
    SocketIoOptions decide();

    /**
     * Makes sure that the decision was not taken too early; called when everything has started.
     *
     * @throws IllegalStateException if it was
     */
    default void confirm() {}

    /** Releases what the options need. */
    default void close() {}
}
