/**
 * The front door: the servlet that all requests come to, those for WebSockets too.
 *
 * <p>{@link io.github.socketiojakarta.internal.servlet.EngineServlet} is the entry. An endpoint that is mapped to the same path would hide the
 * servlet on every container. A door translates, calls the engine once and writes the result; it must not know what a Socket.IO
 * packet is. The servlet also finds out, once, in which container it is.
 */
@NullMarked
package io.github.socketiojakarta.internal.servlet;

import org.jspecify.annotations.NullMarked;
