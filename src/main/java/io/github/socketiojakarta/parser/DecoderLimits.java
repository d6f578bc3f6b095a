package io.github.socketiojakarta.parser;

/**
 * How much of a packet is accepted.
 *
 * @param maxAttachments how many attachments a packet may have
 * @param maxPacketBytes how many bytes the attachments of a packet may have together
 * @param maxJsonDepth how deep arrays and objects may be nested
 */
public record DecoderLimits(int maxAttachments, long maxPacketBytes, int maxJsonDepth) {}
