package io.github.socketiojakarta.internal.servlet.websocket;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.door.FrameReceiver;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Our Jakarta WebSocket endpoint: one instance for each WebSocket.
 *
 * <p>Public with a public constructor because containers create it. They call one method at a time; {@code onOpen} is
 * over before the first message.
 */
public final class EngineEndpoint extends Endpoint {

    private static final System.Logger LOG = System.getLogger(EngineEndpoint.class.getName());
    private static final int FIRST_ERROR_CODE = 1002;
    private static final int NO_STATUS_CODE = 1005;
    private static final int ABNORMAL_CLOSE_CODE = 1006;

    private volatile @Nullable EndpointChannel channel;
    private volatile @Nullable FrameReceiver receiver;

    /** Creates the end of a WebSocket; used by the container. */
    public EngineEndpoint() {}

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        Object property = config.getUserProperties().get(PendingUpgradeHolder.PROPERTY);
        PendingUpgrade pending = (property instanceof PendingUpgradeHolder holder
                        ? holder.take()
                        : Optional.<PendingUpgrade>empty())
                .orElseThrow(() -> new IllegalStateException("a WebSocket that did not come through the servlet"));
        open(session, pending);
        pending.opened();
    }

    private void open(Session session, PendingUpgrade pending) {
        int limit = pending.engine().settings().maxHttpBufferSize();
        session.setMaxIdleTimeout(0);
        pending.container().bound(session, limit);
        EndpointChannel opened = new EndpointChannel(session, pending.engine().threads(), pending.container());
        channel = opened;
        FrameReceiver frames = pending.open(opened);
        receiver = frames;
        PartLimit parts = new PartLimit(limit);
        session.addMessageHandler(String.class, opened.paced(new TextAssembler(frames, parts)));
        session.addMessageHandler(ByteBuffer.class, opened.paced(new BinaryAssembler(frames, parts)));
    }

    @Override
    public void onClose(Session session, CloseReason closeReason) {
        EndpointChannel opened = channel;
        FrameReceiver frames = receiver;
        if (opened != null && frames != null) {
            opened.closedByContainer();
            int code = closeReason.getCloseCode().getCode();
            frames.closed(reason(code), "WebSocket closed with code " + code);
        }
    }

    /** Containers disagree about the code of a connection that broke; what is left is whether a rule was broken. */
    private static EngineCloseReason reason(int code) {
        boolean broken = code >= FIRST_ERROR_CODE
                && code <= 1011
                && code != NO_STATUS_CODE
                && code != ABNORMAL_CLOSE_CODE
                && code != 1011;
        return broken ? EngineCloseReason.TRANSPORT_ERROR : EngineCloseReason.TRANSPORT_CLOSE;
    }

    @Override
    public void onError(Session session, Throwable failure) {
        LOG.log(System.Logger.Level.DEBUG, "WebSocket failed", failure);
    }
}
