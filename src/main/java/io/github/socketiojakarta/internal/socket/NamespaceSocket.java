package io.github.socketiojakarta.internal.socket;

/** A socket as its namespace sees it. Thread-safe. */
interface NamespaceSocket extends RecoverableSocket {

    /** Returns whether the middlewares have yet to decide. */
    boolean isConnecting();

    /** Returns whether it has begun to disconnect. */
    boolean isLeaving();

    /** Returns whether what is sent now would be handed to the container at once. */
    boolean isReady();

    /** Sends a broadcast; returns false if it was volatile and has been dropped. */
    boolean deliver(Broadcast broadcast);

    /** Sends a broadcast and expects an answer. */
    void deliver(Broadcast broadcast, AckCollector answers);
}
