/**
 * Starts the server in a Servlet container: by itself in a WAR, and by
 * {@link io.github.socketiojakarta.startup.SocketIoInitializer} in an embedded container.
 */
@NullMarked
package io.github.socketiojakarta.startup;

import org.jspecify.annotations.NullMarked;
