package io.github.socketiojakarta.msgpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.socketiojakarta.parser.DecoderLimits;
import io.github.socketiojakarta.parser.PacketException;
import io.github.socketiojakarta.parser.PacketLimit;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagePackLimitTest {

    /** A map of type 2, namespace "/", and data. */
    private static final String EVENT = "83a47479706502a36e7370a12fa464617461";

    @ParameterizedTest
    @CsvSource({
        "92a165c403000000, ", // ["e", 3 bytes]
        "93a165c400c400, MAX_ATTACHMENTS", // ["e", no bytes, no bytes]
        "92a165c4040000000000, MAX_PACKET_BYTES", // ["e", 4 bytes]
        "92a165919191919190, MAX_JSON_DEPTH",
        "92c0c0, NONE", // no event, whatever the limits
    })
    void saysWhichLimitAPacketExceeds(String data, String expected) {
        assertThat(refusal(
                        EVENT + data,
                        DecoderLimits.NONE
                                .withMaxAttachments(1)
                                .withMaxPacketBytes(3)
                                .withMaxJsonDepth(5)))
                .isEqualTo(Optional.ofNullable(expected));
    }

    /** Returns which limit a packet exceeds, {@code NONE} if it is refused for something else, or nothing. */
    private static Optional<String> refusal(String packet, DecoderLimits limits) {
        ByteBuffer message = ByteBuffer.wrap(HexFormat.of().parseHex(packet));
        PacketException failure = catchThrowableOfType(
                PacketException.class,
                () -> new MessagePackParser().decoder(limits).binary(message));
        return Optional.ofNullable(failure)
                .map(refused -> refused.limit().map(PacketLimit::name).orElse("NONE"));
    }

    /** However the bytes come: the bound is for all of a packet, for what it has beside its data too. */
    @ParameterizedTest
    @CsvSource({
        "94a165c40100c40100c40100, ", // 1 + 1 + 1 bytes
        "94a165c40100c4020000c40100, MAX_PACKET_BYTES", // 1 + 2 + 1 bytes
        "92a16582a161c4020000a162c4020000, MAX_PACKET_BYTES", // 2 + 2 bytes in a map
        "92a165c70300000000, ", // 3 bytes of an ArrayBuffer
        "93a165c702000000c4020000, MAX_PACKET_BYTES" // 2 bytes of an ArrayBuffer + 2
    })
    void theBytesOfAllBinaryValuesCountTogether(String data, String expected) {
        assertThat(refusal(
                        EVENT + data,
                        DecoderLimits.NONE
                                .withMaxAttachments(3)
                                .withMaxPacketBytes(3)
                                .withMaxJsonDepth(5)))
                .isEqualTo(Optional.ofNullable(expected));
    }

    /** {"type": 2 or 3, "nsp": "/", "id": 2^53, "data": ["a"]}. */
    @ParameterizedTest
    @CsvSource({"2, false", "3, true"})
    void takesAcksWithIdsThatNobodyGaveForUnknownOnesAndRefusesSuchEvents(int type, boolean accepted) {
        String packet = "84a4747970650" + type + "a36e7370a12fa26964cf0020000000000000a46461746191a161";
        assertThat(refusal(
                                packet,
                                DecoderLimits.NONE
                                        .withMaxAttachments(1)
                                        .withMaxPacketBytes(3)
                                        .withMaxJsonDepth(5))
                        .isEmpty())
                .isEqualTo(accepted);
    }
}
