/**
 * The two Jakarta doors of the engine: an asynchronous servlet for HTTP long-polling, and a WebSocket endpoint that the
 * same servlet upgrades to; and whatever belongs to HTTP, such as errors and the JavaScript client.
 *
 * <p>{@link io.github.socketiojakarta.internal.engine.transport.EngineServlet} is the front door for both: an endpoint
 * mapped to the same path would hide the servlet on every container. A door translates, calls the engine once and
 * writes the result; it must not know what a Socket.IO packet is.
 */
@NullMarked
package io.github.socketiojakarta.internal.engine.transport;

import org.jspecify.annotations.NullMarked;
