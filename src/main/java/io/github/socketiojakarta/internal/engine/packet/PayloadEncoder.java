package io.github.socketiojakarta.internal.engine.packet;

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
            payload.append('b').append(Base64Text.encode(binary.data()));
        }
    }
}
