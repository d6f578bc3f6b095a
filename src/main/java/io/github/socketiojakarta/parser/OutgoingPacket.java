package io.github.socketiojakarta.parser;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A packet that is about to be sent. Immutable. */
public final class OutgoingPacket {

    private final PacketType type;
    private final String namespace;
    private final OptionalLong id;
    private final String json;
    private final List<ByteBuffer> attachments;

    private OutgoingPacket(
            PacketType type, String namespace, OptionalLong id, String json, List<ByteBuffer> attachments) {
        this.type = type;
        this.namespace = namespace;
        this.id = id;
        this.json = json;
        this.attachments = attachments;
    }

    /**
     * Returns a packet that neither asks for an answer nor has attachments.
     *
     * @param namespace the namespace, which starts with {@code /}
     * @param json the data as {@link PacketType} says, or an empty text
     */
    public static OutgoingPacket of(PacketType type, String namespace, String json) {
        return new OutgoingPacket(type, namespace, OptionalLong.empty(), json, List.of());
    }

    /** Returns the same with the id under which an answer is asked for or given. */
    public OutgoingPacket withId(long other) {
        return new OutgoingPacket(type, namespace, OptionalLong.of(other), json, attachments);
    }

    /** Returns the same with the id under which an answer is asked for or given, if there is one. */
    public OutgoingPacket withId(OptionalLong other) {
        return new OutgoingPacket(type, namespace, other, json, attachments);
    }

    /** Returns the same with binary values, in the order of their placeholders in the data. */
    public OutgoingPacket withAttachments(List<ByteBuffer> other) {
        return new OutgoingPacket(type, namespace, id, json, List.copyOf(other));
    }

    /** Returns the type. */
    public PacketType type() {
        return type;
    }

    /** Returns the namespace, which starts with {@code /}. */
    public String namespace() {
        return namespace;
    }

    /** Returns the id under which an answer is asked for or given. */
    public OptionalLong id() {
        return id;
    }

    /**
     * Returns the data as {@link PacketType} says, or an empty text. A binary value in it is the object
     * <code>{"_placeholder":true,"num":N}</code>, where {@code N} is its place among the attachments.
     */
    public String json() {
        return json;
    }

    /** Returns the binary values, in the order of their placeholders. */
    public List<ByteBuffer> attachments() {
        return attachments;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OutgoingPacket packet && fields().equals(packet.fields());
    }

    @Override
    public int hashCode() {
        return fields().hashCode();
    }

    private List<Object> fields() {
        return List.of(type, namespace, id, json, attachments);
    }

    /** Leaves the data out, which may be secret. */
    @Override
    public String toString() {
        return "OutgoingPacket[type=" + type + ", namespace=" + namespace + ", id=" + id + ", json=" + json.length()
                + " characters" + ", attachments=" + attachments.size() + "]";
    }
}
