package io.github.socketiojakarta.internal.engine.packet;

/** The types of Engine.IO packets. */
public enum EnginePacketType {
    /** Server to client: the handshake. */
    OPEN('0'),
    /** Either way: the transport is about to close. */
    CLOSE('1'),
    /** Server to client: are you there; client to server while probing an upgrade. */
    PING('2'),
    /** The answer to a ping. */
    PONG('3'),
    /** Either way: a message of the layer above. */
    MESSAGE('4'),
    /** Client to server: the upgrade is complete. */
    UPGRADE('5'),
    /** Server to client: ends a pending poll and means nothing. */
    NOOP('6');

    private final char wireDigit;

    EnginePacketType(char wireDigit) {
        this.wireDigit = wireDigit;
    }

    /** Returns the digit that starts the packet on the wire. */
    public char wireDigit() {
        return wireDigit;
    }
}
