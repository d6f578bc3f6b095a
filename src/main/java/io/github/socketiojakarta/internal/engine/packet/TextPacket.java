package io.github.socketiojakarta.internal.engine.packet;

/**
 * A packet whose data is text.
 *
 * @param type the type
 * @param wireText the packet as it travels, from the type's digit on
 * @param isCompressible whether the answer to a poll may be compressed for its sake
 */
public record TextPacket(EnginePacketType type, String wireText, boolean isCompressible) implements EnginePacket {

    private static final int OBJECT_OVERHEAD = 64;

    /** Creates a packet that may be compressed. */
    public TextPacket(EnginePacketType type, String wireText) {
        this(type, wireText, true);
    }

    /** Returns a packet with that data. */
    public static TextPacket of(EnginePacketType type, String data) {
        return new TextPacket(type, type.wireDigit() + data);
    }

    /** Returns a message packet. */
    public static TextPacket message(String data) {
        return of(EnginePacketType.MESSAGE, data);
    }

    /** Returns what follows the type's digit. */
    public String data() {
        return wireText.substring(1);
    }

    @Override
    public long retainedBytes() {
        return OBJECT_OVERHEAD + 2L * wireText.length();
    }
}
