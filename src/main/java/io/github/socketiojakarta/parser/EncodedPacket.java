package io.github.socketiojakarta.parser;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A packet as it leaves: messages that follow each other without anything in between. Immutable.
 *
 * @param text the text message that comes first, if there is one
 * @param binary the binary messages that follow
 */
public record EncodedPacket(Optional<String> text, List<ByteBuffer> binary) {

    /** Keeps an immutable copy. */
    public EncodedPacket {
        binary = List.copyOf(binary);
    }

    /** Returns a packet that is one text message. */
    public static EncodedPacket text(String text) {
        return new EncodedPacket(Optional.of(text), List.of());
    }

    /** Returns a packet that is one binary message. */
    public static EncodedPacket binary(ByteBuffer message) {
        return new EncodedPacket(Optional.empty(), List.of(message));
    }

    /** Leaves the messages out, which may be secret. */
    @Override
    public String toString() {
        return "EncodedPacket[text=" + text.map(String::length) + ", binary=" + binary.size() + "]";
    }
}
