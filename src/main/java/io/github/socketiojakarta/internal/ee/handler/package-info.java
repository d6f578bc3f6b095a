/**
 * Classes with {@link io.github.socketiojakarta.annotation.SocketIoNamespace}: reads their methods once, when the application is
 * deployed, and calls them.
 *
 * <p>Knows neither CDI nor how instances come about, see {@link io.github.socketiojakarta.internal.ee.handler.Beans}, and
 * nothing of packets and connections.
 */
@NullMarked
package io.github.socketiojakarta.internal.ee.handler;

import org.jspecify.annotations.NullMarked;
