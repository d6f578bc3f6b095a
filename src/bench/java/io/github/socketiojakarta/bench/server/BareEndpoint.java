package io.github.socketiojakarta.bench.server;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;

/** Sends back what comes as it comes; the frames of a broadcast to all who have joined. */
public final class BareEndpoint extends Endpoint {

    private final BareRoom room;
    private final UnaryOperator<String> work;
    private BareSender sender; // set before the first message

    BareEndpoint(BareRoom room, UnaryOperator<String> work) {
        this.room = room;
        this.work = work;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        sender = new BareSender(session.getAsyncRemote());
        session.addMessageHandler(new MessageHandler.Whole<String>() {
            @Override
            public void onMessage(String message) {
                text(message);
            }
        });
        session.addMessageHandler(new MessageHandler.Whole<byte[]>() {
            @Override
            public void onMessage(byte[] message) {
                sender.send(ByteBuffer.wrap(message));
            }
        });
    }

    private void text(String message) {
        if (message.startsWith("42[\"news\"")) {
            room.send(message);
            return;
        }
        if (message.endsWith("[\"join\"]")) {
            room.join(sender);
        }
        sender.send(work.apply(message));
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        room.leave(sender);
    }

    @Override
    public void onError(Session session, Throwable failure) {
        room.leave(sender);
    }
}
