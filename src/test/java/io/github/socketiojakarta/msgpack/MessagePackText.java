package io.github.socketiojakarta.msgpack;

import io.github.socketiojakarta.parser.DecoderLimits;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * Reads what a server sends as MessagePack, which the decoder of a server does not take.
 *
 * @param fields what the map of a packet has, as JSON
 * @param attachments the binary values of its data
 */
public record MessagePackText(Map<String, String> fields, List<ByteBuffer> attachments) {

    private static final DecoderLimits LIMITS = DecoderLimits.NONE
            .withMaxAttachments(1_000)
            .withMaxPacketBytes(10_000_000)
            .withMaxJsonDepth(200);

    public static MessagePackText read(ByteBuffer message) {
        MessagePackReader reader = new MessagePackReader(message, LIMITS);
        return new MessagePackText(reader.packet(), reader.attachments());
    }
}
