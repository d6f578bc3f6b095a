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

    private static final char BASE64 = 'b';

    /** In bytes, the type is a number and not its digit. */
    private static final byte MESSAGE_BYTE = 4;

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
                ? typed(message)
                : new TextPacket(EnginePacketType.MESSAGE, base64(message), message.isCompressible());
    }

    /** Puts the type in front of the bytes. */
    static BinaryPacket typed(BinaryPacket message) {
        ByteBuffer data = message.data().duplicate();
        ByteBuffer typed = ByteBuffer.allocate(data.remaining() + 1);
        typed.put(MESSAGE_BYTE).put(data).flip();
        return new BinaryPacket(typed, message.isCompressible());
    }

    static String base64(BinaryPacket message) {
        return BASE64 + String.valueOf(EnginePacketType.MESSAGE.wireDigit()) + Base64Text.encode(message.data());
    }

    @Override
    public EnginePacket decodeFrame(String frame) {
        return decodeText(frame);
    }

    static EnginePacket decodeText(String text) {
        if (text.isEmpty() || text.charAt(0) != BASE64) {
            return EnginePacketDecoder.decode(text);
        }
        if (text.length() < 2 || text.charAt(1) != EnginePacketType.MESSAGE.wireDigit()) {
            throw new EnginePacketException("base64 is for messages, and starts with b4");
        }
        return new BinaryPacket(Base64Text.decode(text, 2));
    }

    @Override
    public EnginePacket decodeFrame(ByteBuffer frame) {
        return decodeBytes(frame);
    }

    static EnginePacket decodeBytes(ByteBuffer typed) {
        if (!typed.hasRemaining() || typed.get(typed.position()) != MESSAGE_BYTE) {
            throw new EnginePacketException("bytes are for messages, and start with 4");
        }
        return new BinaryPacket(typed.slice(typed.position() + 1, typed.remaining() - 1));
    }
}
