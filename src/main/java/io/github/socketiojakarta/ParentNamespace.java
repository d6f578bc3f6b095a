package io.github.socketiojakarta;

import java.util.Collection;

/**
 * Stands for all namespaces whose names match: these are created when a client asks for them.
 *
 * <p>Its middlewares and listeners apply to its children, in front of their own; those added later, too. As a
 * {@link BroadcastOperator} it reaches the sockets of all its children. Its name, such as {@code /_0}, is never on the
 * wire. A child is a {@link Namespace} like any other, and stays until the server closes, unless
 * {@link SocketIoOptions#cleanupEmptyChildNamespaces()} is on.
 *
 * <p>Implemented by the library only: methods may be added.
 */
public interface ParentNamespace extends Namespace {

    /** Returns the namespaces that have been created: a snapshot. */
    Collection<Namespace> children();
}
