package io.github.socketiojakarta.msgpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.socketiojakarta.parser.DecoderLimits;
import io.github.socketiojakarta.parser.PacketException;
import io.github.socketiojakarta.parser.PacketLimit;
import java.nio.ByteBuffer;
import java.util.HexFormat;
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
        ByteBuffer packet = ByteBuffer.wrap(HexFormat.of().parseHex(EVENT + data));
        PacketException failure = catchThrowableOfType(
                PacketException.class,
                () -> new MessagePackParser()
                        .decoder(new DecoderLimits(1, 3, 5))
                        .binary(packet));
        if (expected == null) {
            assertThat(failure).isNull();
        } else {
            assertThat(failure.limit().map(PacketLimit::name).orElse("NONE")).isEqualTo(expected);
        }
    }

    /** {"type": 2 or 3, "nsp": "/", "id": 2^53, "data": ["a"]}. */
    @ParameterizedTest
    @CsvSource({"2, false", "3, true"})
    void takesAcksWithIdsThatNobodyGaveForUnknownOnesAndRefusesSuchEvents(int type, boolean accepted) {
        String packet = "84a4747970650" + type + "a36e7370a12fa26964cf0020000000000000a46461746191a161";
        assertThat(catchThrowableOfType(
                                PacketException.class,
                                () -> new MessagePackParser()
                                        .decoder(new DecoderLimits(1, 3, 5))
                                        .binary(ByteBuffer.wrap(HexFormat.of().parseHex(packet))))
                        == null)
                .isEqualTo(accepted);
    }
}
