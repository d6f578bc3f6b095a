package io.github.socketiojakarta.internal.engine;

import io.github.socketiojakarta.internal.engine.packet.EnginePacketException;
import java.nio.ByteBuffer;

/** What arrives on the WebSocket of a session, which is read no faster than it is worked off. */
final class SessionFrames implements FrameReceiver {

    private final ServerSession session;
    private final WebSocketTransport transport;
    private final Inflow inflow;

    SessionFrames(ServerSession session, WebSocketTransport transport, Inflow inflow) {
        this.session = session;
        this.transport = transport;
        this.inflow = inflow;
    }

    @Override
    public void text(String message) {
        try {
            session.receive(session.wire().decodeFrame(message));
            inflow.afterFrame(session, transport.channel());
        } catch (EnginePacketException e) {
            session.fail(EngineCloseReason.PARSE_ERROR, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void binary(ByteBuffer message) {
        try {
            session.receive(session.wire().decodeFrame(message));
            inflow.afterFrame(session, transport.channel());
        } catch (EnginePacketException e) {
            session.fail(EngineCloseReason.PARSE_ERROR, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void tooBig() {
        inflow.tooLarge();
        transport.terminate(WebSocketClose.TOO_BIG);
        session.fail(EngineCloseReason.TRANSPORT_ERROR, "message larger than maxHttpBufferSize");
    }

    @Override
    public void closed(EngineCloseReason reason, String detail) {
        session.fail(reason, detail);
    }
}
