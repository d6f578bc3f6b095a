package io.github.socketiojakarta.parser;

/** The limits of {@link DecoderLimits} that a packet can exceed. */
public enum PacketLimit {
    /** See {@link DecoderLimits#maxAttachments()}. */
    MAX_ATTACHMENTS,
    /** See {@link DecoderLimits#maxPacketBytes()}. */
    MAX_PACKET_BYTES,
    /** See {@link DecoderLimits#maxJsonDepth()}. */
    MAX_JSON_DEPTH
}
