package io.github.socketiojakarta.internal.engine.packet;

import java.nio.ByteBuffer;

/** How version 3 writes a message of bytes: as bytes behind its type, or as base64 in text. Pure. */
final class BinaryMessage3 {

    private static final char BASE64 = 'b';

    /** In bytes, the type is a number and not its digit. */
    private static final byte MESSAGE_BYTE = 4;

    private BinaryMessage3() {}

    /** Puts the type in front of the bytes. */
    static BinaryPacket typed(BinaryPacket message) {
        ByteBuffer data = message.data().duplicate();
        ByteBuffer typed = ByteBuffer.allocate(data.remaining() + 1);
        typed.put(MESSAGE_BYTE).put(data).flip();
        return new BinaryPacket(typed, message.isCompressible());
    }

    /** Returns the message as text. */
    static String base64(BinaryPacket message) {
        return BASE64 + String.valueOf(EnginePacketType.MESSAGE.wireDigit()) + Base64Text.encode(message.data());
    }

    /** Reads a packet that came as text, which may be such a message. */
    static EnginePacket decodeText(String text) {
        if (text.isEmpty() || text.charAt(0) != BASE64) {
            return EnginePacketDecoder.decode(text);
        }
        if (text.length() < 2 || text.charAt(1) != EnginePacketType.MESSAGE.wireDigit()) {
            throw new EnginePacketException("base64 is for messages, and starts with b4");
        }
        return new BinaryPacket(Base64Text.decode(text, 2));
    }

    /** Reads a packet that came as bytes, which is such a message. */
    static EnginePacket decodeBytes(ByteBuffer typed) {
        if (!typed.hasRemaining() || typed.get(typed.position()) != MESSAGE_BYTE) {
            throw new EnginePacketException("bytes are for messages, and start with 4");
        }
        return new BinaryPacket(typed.slice(typed.position() + 1, typed.remaining() - 1));
    }
}
