/**
 * The Socket.IO runtime: client connections, namespaces, sockets, rooms, acknowledgements, middleware and dispatch.
 *
 * <p>LocalServer is the entry: the engine calls it as its
 * {@code EngineListener}, the application as its {@code SocketIoServer}. Containers, HTTP and transports are unknown
 * here.
 */
@NullMarked
package io.github.socketiojakarta.internal.socket;

import org.jspecify.annotations.NullMarked;
