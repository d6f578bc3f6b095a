package io.github.socketiojakarta.internal.adapter;

/** How much of a client is disconnected. */
public enum DisconnectScope {
    /** Its socket in one namespace. */
    NAMESPACE,
    /** Its connection, with the sockets in all namespaces. */
    CONNECTION
}
