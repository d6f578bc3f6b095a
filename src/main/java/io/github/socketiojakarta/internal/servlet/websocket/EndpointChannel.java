package io.github.socketiojakarta.internal.servlet.websocket;

import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.engine.door.FrameChannel;
import io.github.socketiojakarta.internal.engine.door.WebSocketClose;
import io.github.socketiojakarta.internal.engine.packet.BinaryPacket;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import io.github.socketiojakarta.internal.servlet.container.Container;
import io.github.socketiojakarta.internal.servlet.container.ReadingControl;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends frames over a container's WebSocket session. Thread-safe as far as {@link FrameChannel} asks for it.
 *
 * <p>The session is closed on threads that do nothing else: with a client that does not read, Liberty takes 5 s for it, and
 * Tomcat 20 s, unless it is told to be quick.
 */
final class EndpointChannel implements FrameChannel, SendHandler {

    private static final System.Logger LOG = System.getLogger(EndpointChannel.class.getName());

    /**
     * Let go of when it is closed, with the remote endpoint: applications may keep sockets for longer than they live, and
     * Tomcat's keeps the frame that was under way.
     */
    private volatile @Nullable Session session;

    private volatile RemoteEndpoint.@Nullable Async remote;

    private final EngineThreads threads;
    private final Container container;
    private final @Nullable ReadingControl reading;
    private final Closing closing = new Closing();

    /** What breaks off a client that does not take the close frame; nothing before there is one. */
    private volatile @Nullable Future<?> breakingOff;

    /** Whom to tell what becomes of the frame under way; there is one at a time. */
    private volatile Consumer<@Nullable Throwable> done = failure -> {};

    EndpointChannel(Session session, EngineThreads threads, Container container) {
        this.session = session;
        this.remote = session.getAsyncRemote();
        this.threads = threads;
        this.container = container;
        this.reading = container.reading(session).orElse(null);
    }

    /** Returns a handler of parts of messages during which the container reads no further, and which has an end. */
    <T> MessageHandler.Partial<T> paced(MessageHandler.Partial<T> handler) {
        ReadingControl control = reading;
        if (control == null) { // the others wait for it by themselves
            return (part, last) -> untilEnd(handler, part, last);
        }
        return (part, last) -> control.during(() -> untilEnd(handler, part, last));
    }

    private <T> void untilEnd(MessageHandler.Partial<T> handler, T part, boolean last) {
        closing.refuseLate();
        handler.onMessage(part, last);
    }

    @Override
    public void send(EnginePacket packet, Consumer<@Nullable Throwable> callback) {
        if (done != callback) { // written once for a transport: a write costs more than a look
            done = callback;
        }
        RemoteEndpoint.Async to = remote;
        if (to == null) {
            callback.accept(new IOException("the WebSocket is closed"));
            return;
        }
        try {
            if (packet instanceof BinaryPacket binary) {
                to.sendBinary(withArray(binary.data()), this);
            } else if (packet instanceof TextPacket text) {
                to.sendText(text.wireText(), this);
            }
        } catch (Throwable e) { // containers throw anything here, and then there is no callback
            callback.accept(e);
        }
    }

    /** Called by the container with the result of the frame; the channel is its own handler to save an object. */
    @Override
    public void onResult(SendResult result) {
        done.accept(result.isOK() ? null : failure(result.getException()));
    }

    /** Liberty asks buffers for their array, later and on a thread of its own, where that fails without a word to us. */
    private static ByteBuffer withArray(ByteBuffer data) {
        ByteBuffer view = data.duplicate();
        return view.hasArray()
                ? view
                : ByteBuffer.allocate(view.remaining()).put(view).flip();
    }

    private static Throwable failure(@Nullable Throwable cause) {
        return cause == null ? new IOException("the container does not say why") : cause;
    }

    @Override
    public boolean pauseReading() {
        if (reading == null) {
            return false;
        }
        reading.pause();
        return true;
    }

    @Override
    public void resumeReading() {
        if (reading != null) {
            reading.resume();
        }
    }

    @Override
    public void close(WebSocketClose reason) {
        if (closing.begin()) {
            threads.closer().execute(() -> closeSession(closeReason(reason)));
        }
    }

    /** Leaves the close handshake to the container, which is in the middle of it. */
    void closedByContainer() {
        closing.begin();
        Future<?> late = breakingOff;
        if (late != null) {
            late.cancel(false);
        }
        letGo();
    }

    private void letGo() {
        session = null;
        remote = null;
    }

    /** Ends the silence of a client that reads nothing, for which Jetty would keep the close frame for ever. */
    private void closeSession(CloseReason reason) {
        Session closed = session;
        if (closed == null) {
            return;
        }
        try {
            if (!container.countsSilenceBefore() || !isEndedLater(closed)) {
                endSilence(closed);
            }
            container.beforeClose(closed);
            closed.close(reason);
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "WebSocket was broken before it could be closed", e);
        } finally {
            letGo();
        }
    }

    /** A client that has been quiet until now would be broken off at once, and not be told why. */
    private boolean isEndedLater(Session closed) {
        try {
            breakingOff = threads.timer()
                    .schedule(
                            () -> threads.worker().execute(() -> endSilence(closed)),
                            Closing.GRACE.toMillis(),
                            TimeUnit.MILLISECONDS);
            return true;
        } catch (RejectedExecutionException stopped) { // the container closes what is left
            return false;
        }
    }

    private static void endSilence(Session closed) {
        try {
            closed.setMaxIdleTimeout(Closing.GRACE.toMillis());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "WebSocket has no timeout any more", e);
        }
    }

    private static CloseReason closeReason(WebSocketClose reason) {
        return switch (reason) {
            case NORMAL -> new CloseReason(CloseCodes.NORMAL_CLOSURE, null);
            case GOING_AWAY -> new CloseReason(CloseCodes.GOING_AWAY, null);
            case TOO_BIG -> new CloseReason(CloseCodes.TOO_BIG, null);
            case SLOW_CONSUMER -> new CloseReason(CloseCodes.VIOLATED_POLICY, "slow consumer");
            case FAST_PRODUCER -> new CloseReason(CloseCodes.VIOLATED_POLICY, "fast producer");
        };
    }
}
