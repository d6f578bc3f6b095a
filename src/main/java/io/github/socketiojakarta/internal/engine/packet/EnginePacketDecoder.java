package io.github.socketiojakarta.internal.engine.packet;

import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * Reads one packet from its text form.
 *
 * <pre>
 *   packet  = type [ data ]            type = "0" .. "6"
 *           | "b" base64               a binary message, where only text can travel
 * </pre>
 *
 * <p>See <a href="https://github.com/socketio/socket.io/blob/main/docs/engine.io-protocol/v4-current.md#packet-encoding">the
 * protocol, "Packet encoding"</a>. A binary WebSocket frame needs no decoding: it is a message.
 */
public final class EnginePacketDecoder {

    private static final char BINARY = 'b';
    private static final EnginePacketType[] TYPES = EnginePacketType.values();
    private static final int SHOWN = 40;

    private EnginePacketDecoder() {}

    /**
     * Returns the packet.
     *
     * @throws EnginePacketException if the text is none
     */
    public static EnginePacket decode(String wireText) {
        if (wireText.isEmpty()) {
            throw new EnginePacketException("a packet has a type, but arrived empty");
        }
        char first = wireText.charAt(0);
        if (first == BINARY) {
            return new BinaryPacket(base64(wireText));
        }
        int type = first - '0';
        if (type < 0 || type >= TYPES.length) {
            throw new EnginePacketException("a packet starts with 0 to 6 or b, but this one is: " + shown(wireText));
        }
        return new TextPacket(TYPES[type], wireText);
    }

    /** Lines may be broken: the official Java client breaks them. */
    private static ByteBuffer base64(String wireText) {
        boolean broken = wireText.indexOf('\n') >= 0;
        Base64.Decoder decoder = broken ? Base64.getMimeDecoder() : Base64.getDecoder();
        try {
            return ByteBuffer.wrap(decoder.decode(wireText.substring(1)));
        } catch (IllegalArgumentException e) {
            throw new EnginePacketException("not base64: " + shown(wireText));
        }
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
