package io.github.socketiojakarta.testing;

import io.github.socketiojakarta.parser.DecoderLimits;
import io.github.socketiojakarta.parser.EncodedPacket;
import io.github.socketiojakarta.parser.OutgoingPacket;
import io.github.socketiojakarta.parser.PacketType;
import io.github.socketiojakarta.parser.Parser;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A parser that remembers how it has written refusals: parsers of a server refuse to read them, as no client may send any.
 * A packet is always written alike, so its text tells what is in it. Thread-safe.
 */
final class WatchedParser implements Parser {

    private final Parser parser;
    private final Map<Object, OutgoingPacket> refusals = new ConcurrentHashMap<>();

    WatchedParser(Parser parser) {
        this.parser = parser;
    }

    @Override
    public Decoder decoder(DecoderLimits limits) {
        return parser.decoder(limits);
    }

    @Override
    public EncodedPacket encode(OutgoingPacket packet) {
        EncodedPacket encoded = parser.encode(packet);
        if (packet.type() == PacketType.CONNECT_ERROR) {
            refusals.put(
                    encoded.text()
                            .<Object>map(text -> text)
                            .orElseGet(() -> encoded.binary().get(0)),
                    packet);
        }
        return encoded;
    }

    /**
     * Returns the refusal that a message is.
     *
     * @param message a text or a buffer
     */
    Optional<OutgoingPacket> refusal(Object message) {
        return Optional.ofNullable(refusals.get(message));
    }
}
