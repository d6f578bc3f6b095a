package io.github.socketiojakarta.msgpack;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes the words of MessagePack, each in its shortest form. Confined to one call. */
final class MessagePackOutput {

    private ByteBuffer bytes;

    MessagePackOutput(int capacity) {
        this.bytes = ByteBuffer.allocate(capacity);
    }

    ByteBuffer toBuffer() {
        return bytes.flip();
    }

    void word(int tag) {
        room(1).put((byte) tag);
    }

    void float64(double value) {
        room(9).put((byte) 0xcb).putDouble(value);
    }

    /** Writes an integer of at most 64 bits, the upper half of which is unsigned. */
    void unsigned64(long value) {
        room(9).put((byte) 0xcf).putLong(value);
    }

    void integer(long value) {
        if (value >= 0) {
            natural(value);
        } else if (value >= -0x20) {
            word((int) value);
        } else if (value >= Byte.MIN_VALUE) {
            room(2).put((byte) 0xd0).put((byte) value);
        } else if (value >= Short.MIN_VALUE) {
            room(3).put((byte) 0xd1).putShort((short) value);
        } else if (value >= Integer.MIN_VALUE) {
            room(5).put((byte) 0xd2).putInt((int) value);
        } else {
            room(9).put((byte) 0xd3).putLong(value);
        }
    }

    private void natural(long value) {
        if (value < 0x80) {
            word((int) value);
        } else if (value <= 0xffff_ffffL) {
            sized(0xcc, (int) value);
        } else {
            unsigned64(value);
        }
    }

    void string(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length < 0x20) {
            word(0xa0 | utf8.length);
        } else {
            sized(0xd9, utf8.length);
        }
        room(utf8.length).put(utf8);
    }

    void binary(ByteBuffer value) {
        sized(0xc4, value.remaining());
        room(value.remaining()).put(value.duplicate());
    }

    void array(int size) {
        container(0x90, 0xdc, size);
    }

    void map(int size) {
        container(0x80, 0xde, size);
    }

    private void container(int shortTag, int tag, int size) {
        if (size < 0x10) {
            word(shortTag | size);
        } else if (size <= 0xffff) {
            room(3).put((byte) tag).putShort((short) size);
        } else {
            room(5).put((byte) (tag + 1)).putInt(size);
        }
    }

    /** Writes a tag, of which there are three, and an unsigned number of 1, 2 or 4 bytes. */
    private void sized(int tag, int size) {
        if (size >= 0 && size <= 0xff) {
            room(2).put((byte) tag).put((byte) size);
        } else if (size >= 0 && size <= 0xffff) {
            room(3).put((byte) (tag + 1)).putShort((short) size);
        } else {
            room(5).put((byte) (tag + 2)).putInt(size);
        }
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            int capacity = Math.max(bytes.capacity() * 2, bytes.position() + more);
            bytes = ByteBuffer.allocate(capacity).put(bytes.flip());
        }
        return bytes;
    }
}
