package io.github.socketiojakarta.parser;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Turns packets into messages and messages into packets: an SPI, with the standard format of Socket.IO as the default.
 *
 * <p>Server and clients must use the same parser; there is no negotiation. A parser knows no direction: it reads what servers send
 * too. It is thread-safe and pure: it knows no clock and does no I/O.
 *
 * <p>Implemented by applications: methods are added with a default only.
 */
public interface Parser {

    /** Returns the decoder of a new connection. */
    Decoder decoder(DecoderLimits limits);

    /**
     * Writes a packet. Called once for a broadcast, whatever the number of its receivers.
     *
     * @throws IllegalArgumentException if the packet cannot be written
     */
    EncodedPacket encode(OutgoingPacket packet);

    /**
     * Turns the messages of one connection into packets.
     *
     * <p>Whatever arrives ends in a packet, in the wait for more, or in a {@link PacketException}, after which the
     * connection is closed and the decoder is not used again. Need not be thread-safe: the connection guards it.
     *
     * <p>Implemented by applications: methods are added with a default only.
     */
    interface Decoder {

        /**
         * Takes a text message.
         *
         * @return the packet, or nothing if it is not complete, or if it means nothing
         * @throws PacketException if this is no packet
         */
        Optional<Packet> text(String message);

        /**
         * Takes a binary message, which belongs to the decoder from now on.
         *
         * @return the packet, or nothing if it is not complete, or if it means nothing
         * @throws PacketException if this is no packet
         */
        Optional<Packet> binary(ByteBuffer message);

        /** Returns whether more must arrive to complete a packet; if it does not in time, the connection is closed. */
        boolean isPending();

        /**
         * Returns the packet of which more must arrive, without what is missing: for the receiver to refuse it before it keeps any
         * of that. A decoder that cannot tell yet returns nothing, as this method does.
         */
        default Optional<Packet> pending() {
            return Optional.empty();
        }
    }
}
