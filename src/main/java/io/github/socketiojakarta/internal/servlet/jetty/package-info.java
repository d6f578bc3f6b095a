/**
 * What Jetty 12 needs.
 *
 * <p>{@link io.github.socketiojakarta.internal.servlet.jetty.Jetty} is the entry. One thing that Jetty needs costs the others nothing and is done in
 * all containers: a WebSocket that is being closed gets a limit of silence ({@code EndpointChannel}), and throws if its
 * client goes on to send ({@code Closing}). It must know no door.
 */
@NullMarked
package io.github.socketiojakarta.internal.servlet.jetty;

import org.jspecify.annotations.NullMarked;
