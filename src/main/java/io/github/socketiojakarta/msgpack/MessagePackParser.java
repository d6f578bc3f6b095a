package io.github.socketiojakarta.msgpack;

import io.github.socketiojakarta.parser.DecoderLimits;
import io.github.socketiojakarta.parser.EncodedPacket;
import io.github.socketiojakarta.parser.OutgoingPacket;
import io.github.socketiojakarta.parser.Parser;

/**
 * Writes each packet as one binary message in MessagePack; counterpart of {@code socket.io-msgpack-parser} 3.
 *
 * <p>Clients must use that parser too: others are disconnected by their first message. Immutable.
 */
public final class MessagePackParser implements Parser {

    /** Creates the parser, which has no settings. */
    public MessagePackParser() {}

    @Override
    public Parser.Decoder decoder(DecoderLimits limits) {
        return new MessagePackDecoder(limits);
    }

    @Override
    public EncodedPacket encode(OutgoingPacket packet) {
        return EncodedPacket.binary(MessagePackWriter.packet(packet));
    }
}
