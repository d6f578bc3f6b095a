package io.github.socketiojakarta.internal.socket.packet;

import static io.github.socketiojakarta.internal.socket.packet.PacketProtocol.MAIN_NAMESPACE;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;

/** Turns packets into text and attachments. */
public final class PacketEncoder {

    private PacketEncoder() {}

    /** Returns a CONNECT packet with a JSON object. */
    public static EncodedPacket connect(String namespace, String json) {
        return new EncodedPacket(header(PacketProtocol.CONNECT, namespace) + json, List.of());
    }

    /** Returns a CONNECT_ERROR packet with a JSON object. */
    public static EncodedPacket connectError(String namespace, String json) {
        return new EncodedPacket(header(PacketProtocol.CONNECT_ERROR, namespace) + json, List.of());
    }

    /** Returns a DISCONNECT packet. */
    public static EncodedPacket disconnect(String namespace) {
        return new EncodedPacket(header(PacketProtocol.DISCONNECT, namespace), List.of());
    }

    /** Returns an EVENT or BINARY_EVENT packet; the JSON array starts with the event's name. */
    public static EncodedPacket event(
            String namespace, OptionalLong ackId, String jsonArray, List<ByteBuffer> attachments) {
        char type = attachments.isEmpty() ? PacketProtocol.EVENT : PacketProtocol.BINARY_EVENT;
        String id = ackId.isPresent() ? Long.toString(ackId.getAsLong()) : "";
        return packet(type, namespace, id + jsonArray, attachments);
    }

    /** Returns an ACK or BINARY_ACK packet. */
    public static EncodedPacket ack(String namespace, long id, String jsonArray, List<ByteBuffer> attachments) {
        char type = attachments.isEmpty() ? PacketProtocol.ACK : PacketProtocol.BINARY_ACK;
        return packet(type, namespace, id + jsonArray, attachments);
    }

    private static EncodedPacket packet(char type, String namespace, String rest, List<ByteBuffer> attachments) {
        String count = attachments.isEmpty() ? "" : attachments.size() + "-";
        return new EncodedPacket(type + count + namespacePart(namespace) + rest, attachments);
    }

    private static String header(char type, String namespace) {
        return type + namespacePart(namespace);
    }

    private static String namespacePart(String namespace) {
        return namespace.equals(MAIN_NAMESPACE) ? "" : namespace + ",";
    }
}
