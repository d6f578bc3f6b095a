package io.github.socketiojakarta.msgpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.socketiojakarta.parser.DecoderLimits;
import io.github.socketiojakarta.parser.Packet;
import io.github.socketiojakarta.parser.PacketException;
import io.github.socketiojakarta.parser.PacketLimit;
import io.github.socketiojakarta.parser.Parser;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagePackReadingTest {

    /** A type of 2 and the namespace "/". */
    private static final String EVENT = "a47479706502a36e7370a12f";

    private static final String DATA = "a464617461";
    private static final String ID = "a26964";

    private final Parser.Decoder decoder = new MessagePackParser()
            .decoder(DecoderLimits.NONE
                    .withMaxAttachments(1)
                    .withMaxPacketBytes(3)
                    .withMaxJsonDepth(5));

    private Packet.Event event(String hex) {
        return (Packet.Event)
                decoder.binary(ByteBuffer.wrap(HexFormat.of().parseHex(hex))).orElseThrow();
    }

    /** Returns the one argument of an event "e". */
    private String argument(String hex) {
        return event("83" + EVENT + DATA + "92a165" + hex).arguments().json().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "db0000000161, '\"a\"'", // a length of four bytes
        "a4010f101f, '\"\\u0001\\u000f\\u0010\\u001f\"'",
        "a22022, '\" \\\"\"'",
        "810102, '{\"1\":2}'", // a key that is a number
        "81a16bd40000, {}", // undefined
        "82a16bd40000a16c01, '{\"l\":1}'",
        "81a16bd7000000000000000000, '{\"k\":\"1970-01-01T00:00:00.000Z\"}'",
        "81a16bc70000, '{\"k\":{\"_placeholder\":true,\"num\":0}}'", // an ArrayBuffer
        "d700001eb208c2dc0000, '\"+275760-09-13T00:00:00.000Z\"'", // the last date of JavaScript
        "d700001eb208c2dc0001, null",
        "d700ffe14df73d240000, '\"-271821-04-20T00:00:00.000Z\"'", // the first
        "d700ffe14df73d23ffff, null",
    })
    void readsAnArgumentAsJson(String hex, String json) {
        assertThat(argument(hex)).isEqualTo(json);
    }

    /** The least and the greatest of each width, and what is unsigned where its first bit is set. */
    @ParameterizedTest
    @CsvSource({
        "00, 0",
        "7f, 127",
        "cc80, 128",
        "ccff, 255",
        "cd8000, 32768",
        "cdffff, 65535",
        "ce80000000, 2147483648",
        "ceffffffff, 4294967295",
        "cf7fffffffffffffff, 9223372036854775807",
        "cf8000000000000000, 9223372036854775808",
        "cfffffffffffffffff, 18446744073709551615",
        "ff, -1",
        "e0, -32",
        "d07f, 127",
        "d080, -128",
        "d17fff, 32767",
        "d18000, -32768",
        "d27fffffff, 2147483647",
        "d280000000, -2147483648",
        "d37fffffffffffffff, 9223372036854775807",
        "d38000000000000000, -9223372036854775808"
    })
    void readsWholeNumbersOfEachWidth(String hex, String json) {
        assertThat(argument(hex)).isEqualTo(json);
        assertThat(argument("81" + hex + "c0")).as("as a key").isEqualTo("{\"" + json + "\":null}");
    }

    @Test
    void everyMessageIsAPacket() {
        event("83" + EVENT + DATA + "91a165");
        assertThat(decoder.isPending()).isFalse();
    }

    @Test
    void anEventMayHaveTheGreatestIdThatJavaScriptCounts() {
        assertThat(event("84" + EVENT + ID + "cf001fffffffffffff" + DATA + "91a165")
                        .ackId())
                .hasValue(9_007_199_254_740_991L);
    }

    @Test
    void theLastOfTwoDataCountsWithItsAttachments() {
        String bytes = "92a165c4010";
        assertThat(event("84" + EVENT + DATA + bytes + "1" + DATA + bytes + "2")
                        .arguments()
                        .attachments())
                .containsExactly(ByteBuffer.wrap(new byte[] {2}));
    }

    @Test
    void bytesOutsideTheDataAreNoAttachments() {
        assertThat(event("85" + EVENT + "a178c40101" + DATA + "92a165c40102" + "a179c0")
                        .arguments()
                        .attachments())
                .containsExactly(ByteBuffer.wrap(new byte[] {2}));
        assertThat(event("84" + EVENT + DATA + "91a165" + "a178c40101")
                        .arguments()
                        .attachments())
                .isEmpty();
    }

    /** Each level takes stack. */
    @Test
    void stopsWhereTheNestingIsTooDeep() {
        for (String levels : new String[] {"91".repeat(200_000), "8100".repeat(200_000)}) {
            PacketException refusal = catchThrowableOfType(PacketException.class, () -> argument(levels + "90"));
            assertThat(refusal.limit()).hasValue(PacketLimit.MAX_JSON_DEPTH);
        }
    }

    @Test
    void whatIsBesideEachOtherIsNotNested() {
        assertThat(argument("9690909080" + "8080")).isEqualTo("[[],[],[],{},{},{}]");
    }
}
