/**
 * The interfaces between the engine and its doors, which are in {@code internal.servlet}: a door hands over a request or an open WebSocket as an object of these
 * interfaces, and gets one back for what arrives.
 *
 * <p>Start at {@link io.github.socketiojakarta.internal.engine.door.PollExchange} and {@link io.github.socketiojakarta.internal.engine.door.FrameChannel}.
 * Everything the container throws ends in their implementations. This package must not know sessions.
 */
@NullMarked
package io.github.socketiojakarta.internal.engine.door;

import org.jspecify.annotations.NullMarked;
