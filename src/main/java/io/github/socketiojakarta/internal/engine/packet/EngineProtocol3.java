package io.github.socketiojakarta.internal.engine.packet;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;

/**
 * Version 3, for clients of Socket.IO 1 and 2.
 *
 * <p>See <a href="https://github.com/socketio/engine.io-protocol/tree/v3">the protocol, version 3</a>.
 *
 * @param binary how a client takes binary messages
 */
public record EngineProtocol3(BinarySupport binary) implements EngineProtocol {

    /** The number of the version. */
    public static final int VERSION = 3;

    /** How a client takes binary messages. */
    public enum BinarySupport {
        /** As bytes. */
        NATIVE,
        /** As base64 in text, because it asked for that when it connected. */
        BASE64
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public Payload encode(List<? extends EnginePacket> packets) {
        boolean bytes = binary == BinarySupport.NATIVE && packets.stream().anyMatch(BinaryPacket.class::isInstance);
        return bytes
                ? new Payload.Binary(BinaryPayload3.encode(packets))
                : new Payload.Text(TextPayload3.encode(packets));
    }

    @Override
    public void decode(Payload body, Consumer<EnginePacket> sink) {
        if (body instanceof Payload.Text text) {
            TextPayload3.decode(text.text(), sink);
        } else if (body instanceof Payload.Binary bytes) {
            BinaryPayload3.decode(bytes.bytes(), sink);
        }
    }

    @Override
    public EnginePacket frame(EnginePacket packet) {
        if (!(packet instanceof BinaryPacket message)) {
            return packet;
        }
        return binary == BinarySupport.NATIVE
                ? BinaryMessage3.typed(message)
                : new TextPacket(EnginePacketType.MESSAGE, BinaryMessage3.base64(message), message.isCompressible());
    }

    @Override
    public EnginePacket decodeFrame(String frame) {
        return BinaryMessage3.decodeText(frame);
    }

    @Override
    public EnginePacket decodeFrame(ByteBuffer frame) {
        return BinaryMessage3.decodeBytes(frame);
    }
}
