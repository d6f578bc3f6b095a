package io.github.socketiojakarta.internal.engine;

import io.github.socketiojakarta.internal.engine.packet.EnginePacketException;
import java.nio.ByteBuffer;

/** What arrives on the WebSocket of a session. */
final class SessionFrames implements FrameReceiver {

    private final ServerSession session;
    private final WebSocketTransport transport;

    SessionFrames(ServerSession session, WebSocketTransport transport) {
        this.session = session;
        this.transport = transport;
    }

    @Override
    public void text(String message) {
        try {
            session.receive(session.wire().decodeFrame(message));
        } catch (EnginePacketException e) {
            session.fail(EngineCloseReason.PARSE_ERROR, e.getMessage());
        }
    }

    @Override
    public void binary(ByteBuffer message) {
        try {
            session.receive(session.wire().decodeFrame(message));
        } catch (EnginePacketException e) {
            session.fail(EngineCloseReason.PARSE_ERROR, e.getMessage());
        }
    }

    @Override
    public void tooBig() {
        session.exceeded(EngineLimit.MAX_HTTP_BUFFER_SIZE);
        transport.terminate(WebSocketClose.TOO_BIG);
        session.fail(EngineCloseReason.TRANSPORT_ERROR, "message larger than maxHttpBufferSize");
    }

    @Override
    public void closed(EngineCloseReason reason, String detail) {
        session.fail(reason, detail);
    }
}
