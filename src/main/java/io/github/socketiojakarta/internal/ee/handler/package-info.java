/**
 * Classes with {@link io.github.socketiojakarta.annotation.SocketIoNamespace}: reads their methods once, when the application is
 * deployed, and calls them.
 *
 * <p>{@link io.github.socketiojakarta.internal.ee.handler.Handlers} is the way in. What it needs is in the rooms beside:
 * {@code check} refuses what cannot work, {@code bean} makes the instances, and {@code parameter} takes the arguments from what
 * happens.
 *
 * <p>Knows neither CDI nor how instances come about, and nothing of packets and connections.
 */
@NullMarked
package io.github.socketiojakarta.internal.ee.handler;

import org.jspecify.annotations.NullMarked;
