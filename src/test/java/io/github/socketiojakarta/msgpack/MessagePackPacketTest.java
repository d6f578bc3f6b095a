package io.github.socketiojakarta.msgpack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.parser.OutgoingPacket;
import io.github.socketiojakarta.parser.PacketType;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes that clients get. */
class MessagePackPacketTest {

    private static final String TYPE = "a474797065";
    private static final String DATA = "a464617461";
    private static final String ID = "a26964";
    private static final String MAIN_NAMESPACE = "a36e7370a12f";

    private static String written(PacketType type, OptionalLong id, String json) {
        OutgoingPacket packet = OutgoingPacket.of(type, "/", json).withId(id);
        return hex(new MessagePackParser().encode(packet).binary().get(0));
    }

    private static String written(String json, ByteBuffer... attachments) {
        MessagePackOutput output = new MessagePackOutput(1);
        MessagePackWriter.value(json, List.of(attachments), output);
        return hex(output.toBuffer());
    }

    private static String hex(ByteBuffer bytes) {
        return HexFormat.of().formatHex(bytes.array(), 0, bytes.limit());
    }

    @Test
    void anEventHasItsIdBehindItsData() {
        assertThat(written(PacketType.EVENT, OptionalLong.of(5), "[\"e\"]"))
                .isEqualTo("84" + TYPE + "02" + DATA + "91a165" + ID + "05" + MAIN_NAMESPACE);
    }

    @Test
    void anAcknowledgementStartsWithItsId() {
        assertThat(written(PacketType.ACK, OptionalLong.of(5), "[1]"))
                .isEqualTo("84" + ID + "05" + TYPE + "03" + DATA + "9101" + MAIN_NAMESPACE);
    }

    @ParameterizedTest
    @CsvSource({"CONNECT, 00", "DISCONNECT, 01", "EVENT, 02", "ACK, 03", "CONNECT_ERROR, 04"})
    void whatAPacketDoesNotHaveIsNotWritten(PacketType type, String number) {
        assertThat(written(type, OptionalLong.empty(), "")).isEqualTo("82" + TYPE + number + MAIN_NAMESPACE);
    }

    @Test
    void aSizeTakesAsFewBytesAsItCan() {
        assertThat(written("[" + "0,".repeat(65_534) + "0]")).startsWith("dcffff00");
        assertThat(written("[" + "0,".repeat(65_535) + "0]")).startsWith("dd0001000000");
        assertThat(written('"' + "a".repeat(65_535) + '"')).startsWith("daffff61");
        assertThat(written('"' + "a".repeat(65_536) + '"')).startsWith("db0001000061");
    }

    @Test
    void aWholeNumberThatNoIntegerHoldsIsAFraction() {
        assertThat(written("9223372036854775808.0")).isEqualTo("cb43e0000000000000");
        assertThat(written("18446744073709551616")).isEqualTo("cb43f0000000000000");
        assertThat(written("-9223372036854775809")).isEqualTo("cbc3e0000000000000");
    }

    @Test
    void aPlaceholderForNoAttachmentIsAMapLikeAnyOther() {
        assertThat(written("{\"_placeholder\":true,\"num\":0}", ByteBuffer.allocate(1)))
                .isEqualTo("c40100");
        assertThat(written("{\"_placeholder\":true,\"num\":1}", ByteBuffer.allocate(1)))
                .isEqualTo("82ac5f706c616365686f6c646572c3a36e756d01");
    }

    @Test
    void thereMayBeAnyNumberOfArraysBesideAndInsideEachOther() {
        assertThat(written("[" + "[],".repeat(40) + "[]]")).isEqualTo("dc0029" + "90".repeat(41));
        assertThat(written("[".repeat(40) + "]".repeat(40))).isEqualTo("91".repeat(39) + "90");
    }
}
