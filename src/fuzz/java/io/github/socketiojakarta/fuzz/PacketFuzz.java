package io.github.socketiojakarta.fuzz;

import io.github.socketiojakarta.internal.socket.packet.DefaultParser;
import io.github.socketiojakarta.parser.DecoderLimits;
import io.github.socketiojakarta.parser.Packet;
import io.github.socketiojakarta.parser.PacketException;
import io.github.socketiojakarta.parser.Parser;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The standard format of Socket.IO: the messages of one connection, {@linkplain Messages texts and attachments}. */
public final class PacketFuzz {

    private static final int MAX_ATTACHMENTS = 4;
    private static final int MAX_BYTES = 200;
    private static final DecoderLimits LIMITS = DecoderLimits.NONE
            .withMaxAttachments(MAX_ATTACHMENTS)
            .withMaxPacketBytes(MAX_BYTES)
            .withMaxJsonDepth(20);
    private static final Parser PARSER = new DefaultParser();
    private static final RoundTrip ROUND_TRIP = new RoundTrip(PARSER);
    private static final Allocation ALLOCATION = new Allocation(2_000);

    private PacketFuzz() {}

    /** The entry of Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        Messages messages = Messages.of(input);
        ALLOCATION.bounded(input.length, () -> decode(messages)).forEach(PacketFuzz::check);
    }

    private static List<Packet> decode(Messages messages) {
        Parser.Decoder decoder = PARSER.decoder(LIMITS);
        List<Packet> packets = new ArrayList<>();
        try {
            messages.list().forEach(message -> receive(decoder, message).ifPresent(packets::add));
        } catch (PacketException expected) {
            Oracle.holds(expected.getMessage().length() < 200, "a long message");
        }
        return packets;
    }

    private static Optional<Packet> receive(Parser.Decoder decoder, Messages.Message message) {
        boolean waiting = decoder.isPending();
        boolean isText = message.text().isPresent();
        ByteBuffer bytes = message.bytes().duplicate();
        Optional<Packet> packet = isText ? decoder.text(message.text().get()) : decoder.binary(bytes);
        Oracle.holds(waiting != isText, "a message out of turn was taken");
        Oracle.holds(packet.isEmpty() || !decoder.isPending(), "a packet while another is pending");
        return packet;
    }

    private static void check(Packet packet) {
        Oracle.holds(packet.namespace().startsWith("/"), "a namespace without a slash");
        var attachments = RoundTrip.attachments(packet);
        int bytes = attachments.stream().mapToInt(ByteBuffer::remaining).sum();
        Oracle.holds(attachments.size() <= MAX_ATTACHMENTS && bytes <= MAX_BYTES, "attachments beyond the limit");
        Oracle.same(packet, ROUND_TRIP.of(packet), "a packet after a round trip");
    }
}
