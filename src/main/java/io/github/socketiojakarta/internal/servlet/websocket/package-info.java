/**
 * The door for WebSockets: the servlet's request is upgraded to an endpoint of Jakarta WebSocket.
 *
 * <p>{@link io.github.socketiojakarta.internal.servlet.websocket.WebSocketUpgrader} is the entry, {@link io.github.socketiojakarta.internal.servlet.websocket.EngineEndpoint}
 * is what a WebSocket then calls. It must not ask which container it runs in: it calls
 * {@link io.github.socketiojakarta.internal.servlet.container.Container} where containers differ.
 *
 * <p>What some containers need costs the others nothing, so it is done in all of them:
 *
 * <ul>
 *   <li>Liberty asks buffers for their array on another thread, where that fails without a word: {@code EndpointChannel}
 *       sends only buffers that have one.
 *   <li>Liberty takes 5 seconds to close the WebSocket of a client that does not read: {@code EndpointChannel} closes on
 *       threads that do nothing else.
 *   <li>Undertow drops the properties that are set before the handshake is answered: {@code HandshakeConfigurator}.
 * </ul>
 */
@NullMarked
package io.github.socketiojakarta.internal.servlet.websocket;

import org.jspecify.annotations.NullMarked;
