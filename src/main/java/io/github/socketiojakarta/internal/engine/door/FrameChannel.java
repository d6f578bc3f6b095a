package io.github.socketiojakarta.internal.engine.door;

import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An open WebSocket of the container.
 *
 * <p>Nothing that the container throws leaves a channel, and whoever gives it something to write is told once what has
 * become of it; as with {@link PollExchange}.
 */
public interface FrameChannel extends PausableReading {

    /**
     * Starts to send one frame. Called for the next frame only after the callback of the one before.
     *
     * @param done called once, on any thread, possibly before this method returns; with null when the container has written
     *     it, or with what went wrong
     */
    void send(EnginePacket packet, Consumer<@Nullable Throwable> done);

    /** Closes the WebSocket, without blocking the caller. May be called more than once, from any thread. */
    void close(WebSocketClose reason);
}
