package io.github.socketiojakarta.internal.engine.websocket;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.door.FrameChannel;
import io.github.socketiojakarta.internal.engine.door.FrameReceiver;
import io.github.socketiojakarta.internal.engine.door.WebSocketClose;
import java.nio.ByteBuffer;

/** A WebSocket that belongs to no session: it is being closed, and whatever arrives is ignored. */
public final class RefusedWebSocket implements FrameReceiver {

    /** Closes a WebSocket. */
    public RefusedWebSocket(FrameChannel channel) {
        channel.close(WebSocketClose.NORMAL);
    }

    @Override
    public void text(String message) {}

    @Override
    public void binary(ByteBuffer message) {}

    @Override
    public void tooBig() {}

    @Override
    public void closed(EngineCloseReason reason, String detail) {}
}
