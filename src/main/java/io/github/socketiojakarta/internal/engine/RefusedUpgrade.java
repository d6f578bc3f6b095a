package io.github.socketiojakarta.internal.engine;

import java.nio.ByteBuffer;

/** A WebSocket for a session that cannot be upgraded: it is being closed, and whatever arrives is ignored. */
final class RefusedUpgrade implements FrameReceiver {

    RefusedUpgrade(FrameChannel channel) {
        channel.close(WebSocketClose.NORMAL);
    }

    /** Refuses the upgrade of a session. */
    static RefusedUpgrade of(ServerSession session, FrameChannel channel) {
        SessionLog.upgradeRefused(session);
        return new RefusedUpgrade(channel);
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
