package io.github.socketiojakarta.fuzz;

import io.github.socketiojakarta.parser.Arguments;
import io.github.socketiojakarta.parser.DecoderLimits;
import io.github.socketiojakarta.parser.EncodedPacket;
import io.github.socketiojakarta.parser.OutgoingPacket;
import io.github.socketiojakarta.parser.Packet;
import io.github.socketiojakarta.parser.PacketType;
import io.github.socketiojakarta.parser.Parser;
import jakarta.json.Json;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes packets that have been read, and reads them again. */
final class RoundTrip {

    /** A client may put one placeholder twice, and then there are two binary values. */
    private static final DecoderLimits WIDE = DecoderLimits.NONE
            .withMaxAttachments(1_000_000)
            .withMaxPacketBytes(Long.MAX_VALUE)
            .withMaxJsonDepth(400);

    private final Parser parser;

    RoundTrip(Parser parser) {
        this.parser = parser;
    }

    /** Returns what comes back of a packet; there is no way to send nothing. */
    Packet of(Packet packet) {
        EncodedPacket encoded = parser.encode(outgoing(packet));
        Parser.Decoder decoder = parser.decoder(WIDE);
        Optional<Packet> decoded = encoded.text().flatMap(decoder::text);
        for (ByteBuffer message : encoded.binary()) {
            Oracle.holds(decoded.isEmpty(), "a packet before it was complete");
            decoded = decoder.binary(message.duplicate());
        }
        Oracle.holds(!decoder.isPending(), "a decoder that waits for more");
        return decoded.orElseThrow(() -> new AssertionError("nothing came back of " + packet));
    }

    private static OutgoingPacket outgoing(Packet packet) {
        if (packet instanceof Packet.Event event) {
            String name = Json.createValue(event.name()).toString();
            String json = array(Stream.concat(Stream.of(name), event.arguments().json().stream()));
            return outgoing(PacketType.EVENT, packet, event.ackId(), json, event.arguments());
        }
        if (packet instanceof Packet.Ack ack) {
            String json = array(ack.arguments().json().stream());
            return outgoing(PacketType.ACK, packet, OptionalLong.of(ack.id()), json, ack.arguments());
        }
        if (packet instanceof Packet.Connect connect) {
            return OutgoingPacket.of(
                    PacketType.CONNECT, packet.namespace(), connect.payload().orElse(""));
        }
        if (packet instanceof Packet.ConnectError error) {
            return OutgoingPacket.of(
                    PacketType.CONNECT_ERROR,
                    packet.namespace(),
                    error.payload().orElse(""));
        }
        return OutgoingPacket.of(PacketType.DISCONNECT, packet.namespace(), "");
    }

    private static OutgoingPacket outgoing(
            PacketType type, Packet packet, OptionalLong id, String json, Arguments arguments) {
        return OutgoingPacket.of(type, packet.namespace(), json).withId(id).withAttachments(arguments.attachments());
    }

    private static String array(Stream<String> elements) {
        return elements.collect(Collectors.joining(",", "[", "]"));
    }

    /** Returns the attachments, for which a packet may have no place. */
    static List<ByteBuffer> attachments(Packet packet) {
        if (packet instanceof Packet.Event event) {
            return event.arguments().attachments();
        }
        return packet instanceof Packet.Ack ack ? ack.arguments().attachments() : List.of();
    }
}
