package io.github.socketiojakarta.internal.socket.packet;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A packet as it leaves: its text, and the attachments that follow it without anything in between.
 *
 * @param text the packet's text, from the Socket.IO type digit on
 * @param attachments the binary values
 */
public record EncodedPacket(String text, List<ByteBuffer> attachments) {

    /** Keeps an immutable copy. */
    public EncodedPacket {
        attachments = List.copyOf(attachments);
    }
}
