package io.github.socketiojakarta.internal.engine.packet;

import java.util.List;
import java.util.function.Consumer;

/**
 * The text form of a payload of protocol 3.
 *
 * <pre>
 *   payload = *( length ":" packet )    length = the packet's UTF-16 code units, in decimal digits
 * </pre>
 */
final class TextPayload3 {

    private static final String EMPTY = "0:";
    private static final int MAX_DIGITS = 9;

    private TextPayload3() {}

    static String encode(List<? extends EnginePacket> packets) {
        if (packets.isEmpty()) {
            return EMPTY;
        }
        StringBuilder payload = new StringBuilder();
        for (EnginePacket packet : packets) {
            String text = packet instanceof TextPacket plain
                    ? plain.wireText()
                    : BinaryMessage3.base64((BinaryPacket) packet);
            payload.append(text.length()).append(':').append(text);
        }
        return payload.toString();
    }

    static void decode(String payload, Consumer<EnginePacket> sink) {
        if (payload.isEmpty()) {
            throw new EnginePacketException("a payload has at least a length");
        }
        int at = 0;
        while (at < payload.length()) {
            int colon = payload.indexOf(':', at);
            int start = colon + 1;
            int end = start + length(payload, at, colon);
            if (end > payload.length()) {
                throw new EnginePacketException("a packet that is shorter than its length says");
            }
            if (end > start) {
                sink.accept(BinaryMessage3.decodeText(payload.substring(start, end)));
            }
            at = end;
        }
    }

    private static int length(String payload, int start, int colon) {
        if (colon <= start || colon - start > MAX_DIGITS) {
            throw new EnginePacketException("a packet starts with its length and a colon");
        }
        int length = 0;
        for (int i = start; i < colon; i++) {
            char c = payload.charAt(i);
            if (c < '0' || c > '9') {
                throw new EnginePacketException("a length has digits only");
            }
            length = length * 10 + c - '0';
        }
        return length;
    }
}
