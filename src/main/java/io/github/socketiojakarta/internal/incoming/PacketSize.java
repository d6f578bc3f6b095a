package io.github.socketiojakarta.internal.incoming;

import io.github.socketiojakarta.parser.Packet;

/**
 * What a packet that waits for its turn costs, nearly: all the text that the client has chosen, and the objects around it. What
 * is not counted, a client could have us keep as much of as it likes.
 */
public final class PacketSize {

    /** A task of the lane, and the packet. */
    private static final int PACKET = 128;

    /** A string in a list. */
    private static final int ARGUMENT = 56;

    private PacketSize() {}

    /** Returns the size of a packet in bytes. */
    public static long of(Packet packet) {
        long size = PACKET + text(packet.namespace());
        if (packet instanceof Packet.Event event) {
            size += text(event.name())
                    + event.arguments().bytes()
                    + (long) ARGUMENT * event.arguments().json().size();
        } else if (packet instanceof Packet.Connect connect) {
            size += connect.payload().map(PacketSize::text).orElse(0L);
        }
        return size;
    }

    private static long text(String text) {
        return 2L * text.length();
    }
}
