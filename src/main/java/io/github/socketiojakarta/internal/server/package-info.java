/**
 * The server of one web application.
 *
 * <p>{@link LocalServer} is the entry: the engine calls it as its {@code SessionReceiverFactory}, the application as its
 * {@code SocketIoServer}. It puts the packages below together. Containers, HTTP and transports must be unknown here.
 */
@NullMarked
package io.github.socketiojakarta.internal.server;

import org.jspecify.annotations.NullMarked;
