package io.github.socketiojakarta.internal.engine.packet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Writes the body that answers a long-polling GET. */
public final class PayloadEncoder {

    private PayloadEncoder() {}

    /** Returns the payload of one or more packets. */
    public static String encode(List<? extends EnginePacket> packets) {
        if (packets.size() == 1 && packets.get(0) instanceof TextPacket text) {
            return text.wireText();
        }
        StringBuilder payload = new StringBuilder();
        for (EnginePacket packet : packets) {
            if (payload.length() > 0) {
                payload.append(PayloadDecoder.SEPARATOR);
            }
            append(payload, packet);
        }
        return payload.toString();
    }

    private static void append(StringBuilder payload, EnginePacket packet) {
        if (packet instanceof TextPacket text) {
            payload.append(text.wireText());
        } else if (packet instanceof BinaryPacket binary) {
            ByteBuffer base64 = Base64.getEncoder().encode(binary.data().duplicate());
            payload.append('b').append(StandardCharsets.ISO_8859_1.decode(base64));
        }
    }
}
