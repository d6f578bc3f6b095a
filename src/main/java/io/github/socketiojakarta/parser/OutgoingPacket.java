package io.github.socketiojakarta.parser;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;

/**
 * A packet that is about to be sent. Immutable.
 *
 * @param type the type
 * @param namespace the namespace, which starts with {@code /}
 * @param id the id under which an answer is asked for or given
 * @param json the data as {@link PacketType} says, or an empty text. A binary value in it is the object
 *     <code>{"_placeholder":true,"num":N}</code>, where {@code N} is its place among the attachments
 * @param attachments the binary values, in the order of their placeholders
 */
public record OutgoingPacket(
        PacketType type, String namespace, OptionalLong id, String json, List<ByteBuffer> attachments) {

    /** Keeps an immutable copy. */
    public OutgoingPacket {
        attachments = List.copyOf(attachments);
    }

    /** Returns a packet that neither asks for an answer nor has attachments. */
    public static OutgoingPacket of(PacketType type, String namespace, String json) {
        return new OutgoingPacket(type, namespace, OptionalLong.empty(), json, List.of());
    }
}
