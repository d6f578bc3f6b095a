package io.github.socketiojakarta.internal.socket.packet;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;

/** Turns packets into text and attachments. */
public final class PacketEncoder {

    private PacketEncoder() {}

    /** Returns a CONNECT packet with a JSON object. */
    public static EncodedPacket connect(String namespace, String json) {
        throw new UnsupportedOperationException(namespace + json);
    }

    /** Returns a CONNECT_ERROR packet with a JSON object. */
    public static EncodedPacket connectError(String namespace, String json) {
        throw new UnsupportedOperationException(namespace + json);
    }

    /** Returns a DISCONNECT packet. */
    public static EncodedPacket disconnect(String namespace) {
        throw new UnsupportedOperationException(namespace);
    }

    /** Returns an EVENT or BINARY_EVENT packet; the JSON array starts with the event's name. */
    public static EncodedPacket event(
            String namespace, OptionalLong ackId, String jsonArray, List<ByteBuffer> attachments) {
        throw new UnsupportedOperationException(namespace + ackId + jsonArray + attachments);
    }

    /** Returns an ACK or BINARY_ACK packet. */
    public static EncodedPacket ack(String namespace, long id, String jsonArray, List<ByteBuffer> attachments) {
        throw new UnsupportedOperationException(namespace + id + jsonArray + attachments);
    }
}
