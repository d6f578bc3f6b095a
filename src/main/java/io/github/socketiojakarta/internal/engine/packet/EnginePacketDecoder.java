package io.github.socketiojakarta.internal.engine.packet;

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
            return new BinaryPacket(Base64Text.decode(wireText, 1));
        }
        int type = first - '0';
        if (type < 0 || type >= TYPES.length) {
            throw new EnginePacketException(
                    "a packet starts with 0 to 6 or b, but this one is: " + Base64Text.shown(wireText));
        }
        return new TextPacket(TYPES[type], wireText);
    }
}
