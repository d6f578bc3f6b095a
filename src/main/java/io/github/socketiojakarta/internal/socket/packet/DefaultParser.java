package io.github.socketiojakarta.internal.socket.packet;

import io.github.socketiojakarta.parser.DecoderLimits;
import io.github.socketiojakarta.parser.EncodedPacket;
import io.github.socketiojakarta.parser.OutgoingPacket;
import io.github.socketiojakarta.parser.Parser;

/** The format every Socket.IO client speaks unless told otherwise: a line of text, and attachments. Immutable. */
public final class DefaultParser implements Parser {

    @Override
    public Parser.Decoder decoder(DecoderLimits limits) {
        return new PacketDecoder(limits);
    }

    @Override
    public EncodedPacket encode(OutgoingPacket packet) {
        return PacketEncoder.encode(packet);
    }
}
