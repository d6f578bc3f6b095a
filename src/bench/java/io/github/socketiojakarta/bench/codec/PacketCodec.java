package io.github.socketiojakarta.bench.codec;

import io.github.socketiojakarta.internal.socket.packet.DefaultParser;
import io.github.socketiojakarta.parser.DecoderLimits;
import io.github.socketiojakarta.parser.EncodedPacket;
import io.github.socketiojakarta.parser.OutgoingPacket;
import io.github.socketiojakarta.parser.Packet;
import io.github.socketiojakarta.parser.PacketType;
import io.github.socketiojakarta.parser.Parser;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Socket.IO packets: an event of 100 bytes, its acknowledgement, an event with an attachment of 1 KiB. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PacketCodec {

    private static final String TEXT = "x".repeat(100);
    private static final String EVENT = "[\"echo\",\"" + TEXT + "\"]";
    private static final String BINARY_EVENT = "[\"bin\",{\"_placeholder\":true,\"num\":0}]";

    private final String eventText = "217" + EVENT;
    private final String ackText = "317[\"" + TEXT + "\"]";
    private final String binaryText = "51-" + BINARY_EVENT;
    private final Parser parser = new DefaultParser();
    private final Parser.Decoder decoder = parser.decoder(DecoderLimits.NONE
            .withMaxAttachments(10)
            .withMaxPacketBytes(10_000_000)
            .withMaxJsonDepth(200));
    private final ByteBuffer attachment = ByteBuffer.allocate(1024);
    private final OutgoingPacket event = OutgoingPacket.of(PacketType.EVENT, "/", EVENT);
    private final OutgoingPacket ack =
            OutgoingPacket.of(PacketType.ACK, "/", "[\"" + TEXT + "\"]").withId(17);
    private final OutgoingPacket binary =
            OutgoingPacket.of(PacketType.EVENT, "/", BINARY_EVENT).withAttachments(List.of(attachment));

    /** Reads an event. */
    @Benchmark
    public Optional<Packet> decodeEvent() {
        return decoder.text(eventText);
    }

    /** Reads an acknowledgement. */
    @Benchmark
    public Optional<Packet> decodeAck() {
        return decoder.text(ackText);
    }

    /** Reads an event with an attachment. */
    @Benchmark
    public Optional<Packet> decodeBinary() {
        decoder.text(binaryText);
        return decoder.binary(attachment.duplicate());
    }

    /** Writes an event. */
    @Benchmark
    public EncodedPacket encodeEvent() {
        return parser.encode(event);
    }

    /** Writes an acknowledgement. */
    @Benchmark
    public EncodedPacket encodeAck() {
        return parser.encode(ack);
    }

    /** Writes an event with an attachment. */
    @Benchmark
    public EncodedPacket encodeBinary() {
        return parser.encode(binary);
    }
}
