/**
 * WebSocket: one frame is sent after the other, whatever threads want to send.
 *
 * <p>{@link io.github.socketiojakarta.internal.engine.websocket.WebSocketTransport} sends, {@link io.github.socketiojakarta.internal.engine.websocket.SessionFrames}
 * receives. It must know neither containers nor other transports.
 */
@NullMarked
package io.github.socketiojakarta.internal.engine.websocket;

import org.jspecify.annotations.NullMarked;
