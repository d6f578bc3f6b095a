package io.github.socketiojakarta.msgpack;

import io.github.socketiojakarta.parser.PacketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The words of MessagePack: each is there as a whole, or a {@link PacketException} is thrown. Confined to one call. */
final class MessagePackInput {

    private final ByteBuffer message;

    MessagePackInput(ByteBuffer message) {
        this.message = message.slice().order(ByteOrder.BIG_ENDIAN);
    }

    static boolean isMap(int tag) {
        return tag >> 4 == 0x8 || tag == 0xde || tag == 0xdf;
    }

    static boolean isArray(int tag) {
        return tag >> 4 == 0x9 || tag == 0xdc || tag == 0xdd;
    }

    static boolean isString(int tag) {
        return tag >> 5 == 0x5 || (tag >= 0xd9 && tag <= 0xdb);
    }

    static boolean isInteger(int tag) {
        return tag < 0x80 || tag >= 0xe0 || (tag >= 0xcc && tag <= 0xd3);
    }

    int tag() {
        return need(1).get() & 0xff;
    }

    int int8() {
        return need(1).get();
    }

    long int64() {
        return need(8).getLong();
    }

    double float32() {
        return need(4).getFloat();
    }

    double float64() {
        return need(8).getDouble();
    }

    /** Reads an unsigned length of 1, 2 or 4 bytes. */
    long size(int width) {
        return switch (width) {
            case 1 -> need(1).get() & 0xffL;
            case 2 -> need(2).getShort() & 0xffffL;
            default -> need(4).getInt() & 0xffff_ffffL;
        };
    }

    int arraySize(int tag) {
        long size = tag < 0xdc ? tag & 0x0f : size(tag == 0xdc ? 2 : 4);
        need(size);
        return (int) size;
    }

    int mapSize(int tag) {
        long size = tag < 0xde ? tag & 0x0f : size(tag == 0xde ? 2 : 4);
        need(2 * size);
        return (int) size;
    }

    ByteBuffer bytes(long size) {
        int start = need(size).position();
        message.position(start + (int) size);
        return message.slice(start, (int) size);
    }

    String string(int tag) {
        ByteBuffer utf8 = bytes(tag < 0xc0 ? tag & 0x1f : size(1 << (tag - 0xd9)));
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
        } catch (CharacterCodingException e) {
            throw new PacketException("a string is not UTF-8");
        }
    }

    /** Returns the digits of an integer. */
    String integer(int tag) {
        return switch (tag) {
            case 0xcc, 0xcd, 0xce -> Long.toString(size(1 << (tag - 0xcc)));
            case 0xcf -> Long.toUnsignedString(int64());
            case 0xd0 -> Integer.toString(int8());
            case 0xd1 -> Integer.toString(need(2).getShort());
            case 0xd2 -> Integer.toString(need(4).getInt());
            case 0xd3 -> Long.toString(int64());
            default -> Integer.toString((byte) tag);
        };
    }

    void end() {
        if (message.hasRemaining()) {
            throw new PacketException(message.remaining() + " bytes after the packet");
        }
    }

    private ByteBuffer need(long bytes) {
        if (bytes > message.remaining()) {
            throw new PacketException("MessagePack ends before what it announces");
        }
        return message;
    }
}
