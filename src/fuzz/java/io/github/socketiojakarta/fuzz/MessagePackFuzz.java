package io.github.socketiojakarta.fuzz;

import io.github.socketiojakarta.msgpack.MessagePackParser;
import io.github.socketiojakarta.parser.DecoderLimits;
import io.github.socketiojakarta.parser.Packet;
import io.github.socketiojakarta.parser.PacketException;
import io.github.socketiojakarta.parser.Parser;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The MessagePack format of Socket.IO; an input is one message. */
public final class MessagePackFuzz {

    private static final int MAX_ATTACHMENTS = 4;
    private static final int MAX_BYTES = 200;
    private static final DecoderLimits LIMITS = DecoderLimits.NONE
            .withMaxAttachments(MAX_ATTACHMENTS)
            .withMaxPacketBytes(MAX_BYTES)
            .withMaxJsonDepth(20);
    private static final Parser PARSER = new MessagePackParser();
    private static final RoundTrip ROUND_TRIP = new RoundTrip(PARSER);
    private static final Allocation ALLOCATION = new Allocation(2_000);

    private MessagePackFuzz() {}

    /** The entry of Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        ALLOCATION.bounded(input.length, () -> decode(input)).ifPresent(MessagePackFuzz::check);
    }

    private static Optional<Packet> decode(byte[] input) {
        Parser.Decoder decoder = PARSER.decoder(LIMITS);
        try {
            Optional<Packet> packet = decoder.binary(ByteBuffer.wrap(input));
            Oracle.holds(!decoder.isPending(), "a message is a packet");
            return packet;
        } catch (PacketException expected) {
            Oracle.holds(expected.getMessage().length() < 200, "a long message");
            return Optional.empty();
        }
    }

    /** Numbers have several forms, and so have binary values; what comes back first has the one that stays. */
    private static void check(Packet packet) {
        Oracle.holds(packet.namespace().startsWith("/"), "a namespace without a slash");
        var attachments = RoundTrip.attachments(packet);
        int bytes = attachments.stream().mapToInt(ByteBuffer::remaining).sum();
        Oracle.holds(attachments.size() <= MAX_ATTACHMENTS && bytes <= MAX_BYTES, "attachments beyond the limit");
        Packet back = ROUND_TRIP.of(packet);
        Oracle.same(packet.type(), back.type(), "the type after a round trip");
        Oracle.same(packet.namespace(), back.namespace(), "the namespace after a round trip");
        Oracle.same(back, ROUND_TRIP.of(back), "a packet after a second round trip");
    }
}
