package io.github.socketiojakarta.internal.engine.packet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The binary form of a payload of protocol 3.
 *
 * <pre>
 *   payload = *( form 1*DIGIT %xFF packet )    form   = %x00 text in UTF-8, %x01 bytes that start with the type
 *                                              DIGIT  = a byte from 0 to 9, not its character
 * </pre>
 */
final class BinaryPayload3 {

    private static final int TEXT = 0;
    private static final int BYTES = 1;
    private static final int END_OF_LENGTH = 0xff;
    private static final int MAX_DIGITS = 9;

    private BinaryPayload3() {}

    static byte[] encode(List<? extends EnginePacket> packets) {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        for (EnginePacket packet : packets) {
            if (packet instanceof TextPacket text) {
                append(payload, TEXT, text.wireText().getBytes(StandardCharsets.UTF_8));
            } else if (packet instanceof BinaryPacket binary) {
                ByteBuffer typed = BinaryMessage3.typed(binary).data();
                byte[] bytes = new byte[typed.remaining()];
                typed.duplicate().get(bytes);
                append(payload, BYTES, bytes);
            }
        }
        return payload.toByteArray();
    }

    private static void append(ByteArrayOutputStream payload, int form, byte[] packet) {
        payload.write(form);
        for (char digit : String.valueOf(packet.length).toCharArray()) {
            payload.write(digit - '0');
        }
        payload.write(END_OF_LENGTH);
        payload.writeBytes(packet);
    }

    static void decode(byte[] payload, Consumer<EnginePacket> sink) {
        if (payload.length == 0) {
            throw new EnginePacketException("a payload has at least a length");
        }
        int at = 0;
        while (at < payload.length) {
            int form = payload[at];
            int start = endOfLength(payload, at + 1) + 1;
            int length = length(payload, at + 1, start - 1);
            if (length > payload.length - start) {
                throw new EnginePacketException("a packet that is shorter than its length says");
            }
            sink.accept(packet(form, Arrays.copyOfRange(payload, start, start + length)));
            at = start + length;
        }
    }

    private static int endOfLength(byte[] payload, int start) {
        int at = start;
        while (at < payload.length && at - start <= MAX_DIGITS) {
            if ((payload[at] & 0xff) == END_OF_LENGTH) {
                return at;
            }
            at++;
        }
        throw new EnginePacketException("a packet starts with its form, its length and 255");
    }

    private static int length(byte[] payload, int start, int end) {
        if (start == end) {
            throw new EnginePacketException("a length has digits");
        }
        int length = 0;
        for (int i = start; i < end; i++) {
            if (payload[i] < 0 || payload[i] > 9) {
                throw new EnginePacketException("a length has digits only");
            }
            length = length * 10 + payload[i];
        }
        return length;
    }

    private static EnginePacket packet(int form, byte[] packet) {
        return switch (form) {
            case TEXT -> BinaryMessage3.decodeText(Utf8.decode(packet, packet.length));
            case BYTES -> BinaryMessage3.decodeBytes(ByteBuffer.wrap(packet));
            default -> throw new EnginePacketException("a packet is text or bytes, 0 or 1");
        };
    }
}
