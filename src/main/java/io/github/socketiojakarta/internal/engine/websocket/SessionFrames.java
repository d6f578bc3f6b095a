package io.github.socketiojakarta.internal.engine.websocket;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.door.FrameReceiver;
import io.github.socketiojakarta.internal.engine.door.WebSocketClose;
import io.github.socketiojakarta.internal.engine.packet.EnginePacketException;
import io.github.socketiojakarta.internal.engine.session.Backpressure;
import io.github.socketiojakarta.internal.engine.session.ServerSession;
import java.nio.ByteBuffer;

/** What arrives on the WebSocket of a session, which is read no faster than it is worked off. */
public final class SessionFrames implements FrameReceiver {

    private final ServerSession session;
    private final WebSocketTransport transport;

    /** Creates what the frames of a session go to. */
    public SessionFrames(ServerSession session, WebSocketTransport transport) {
        this.session = session;
        this.transport = transport;
    }

    @Override
    public void text(String message) {
        try {
            session.receive(session.wire().decodeFrame(message));
            backpressure().afterFrame(session, session.connection(), transport.channel());
        } catch (EnginePacketException e) {
            session.fail(EngineCloseReason.PARSE_ERROR, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void binary(ByteBuffer message) {
        try {
            session.receive(session.wire().decodeFrame(message));
            backpressure().afterFrame(session, session.connection(), transport.channel());
        } catch (EnginePacketException e) {
            session.fail(EngineCloseReason.PARSE_ERROR, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void tooBig() {
        backpressure().tooLarge();
        transport.terminate(WebSocketClose.TOO_BIG);
        session.fail(EngineCloseReason.TRANSPORT_ERROR, "message larger than maxHttpBufferSize");
    }

    private Backpressure backpressure() {
        return session.context().backpressure();
    }

    @Override
    public void closed(EngineCloseReason reason, String detail) {
        session.fail(reason, detail);
    }
}
