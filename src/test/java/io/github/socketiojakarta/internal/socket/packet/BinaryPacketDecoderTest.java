package io.github.socketiojakarta.internal.socket.packet;

import static io.github.socketiojakarta.internal.socket.packet.DecoderFixture.assertRejected;
import static io.github.socketiojakarta.internal.socket.packet.DecoderFixture.bytes;
import static io.github.socketiojakarta.internal.socket.packet.DecoderFixture.decoder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.socketiojakarta.parser.DecoderLimits;
import io.github.socketiojakarta.parser.Packet;
import io.github.socketiojakarta.parser.PacketException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is accepted and refused with attachments, row by row of the table of the reference's behaviour. */
class BinaryPacketDecoderTest {

    private static final String FIRST = "{\"_placeholder\":true,\"num\":0}";

    private final PacketDecoder decoder = decoder();

    @Test
    void waitsForTheAttachmentsOfAnEvent() {
        String second = "{\"num\":1,\"_placeholder\":true}";
        assertThat(decoder.text("52-/chat,7[\"file\"," + FIRST + ",{\"deep\":[" + second + "]}]"))
                .isEmpty();
        assertThat(decoder.isPending()).isTrue();
        assertThat(decoder.binary(bytes(1))).isEmpty();
        Packet.Event event = (Packet.Event) decoder.binary(bytes(2, 3)).orElseThrow();
        assertThat(decoder.isPending()).isFalse();
        assertThat(event.namespace()).isEqualTo("/chat");
        assertThat(event.ackId()).hasValue(7);
        assertThat(event.name()).isEqualTo("file");
        assertThat(event.arguments().json()).containsExactly(FIRST, "{\"deep\":[" + second + "]}");
        assertThat(event.arguments().attachments()).containsExactly(bytes(1), bytes(2, 3));
    }

    @Test
    void waitsForTheAttachmentsOfAnAck() {
        assertThat(decoder.text("61-3[" + FIRST + "]")).isEmpty();
        Packet.Ack ack = (Packet.Ack) decoder.binary(bytes(9)).orElseThrow();
        assertThat(ack.id()).isEqualTo(3);
        assertThat(ack.arguments().attachments()).containsExactly(bytes(9));
    }

    @Test
    void ignoresABinaryAckWithoutIdOnceItIsWhole() {
        assertThat(decoder.text("61-[" + FIRST + "]")).isEmpty();
        assertThat(decoder.binary(bytes(9))).isEmpty();
        assertThat(decoder.isPending()).isFalse();
    }

    @Test
    void takesABinaryAckWithAnIdThatNobodyGaveForAnUnknownOneAndRefusesSuchAnEvent() {
        assertThat(decoder.text("61-9007199254740992[" + FIRST + "]")).isEmpty();
        assertThat(decoder.binary(bytes(9))).isPresent();
        assertRejected("51-9007199254740992[\"x\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5[\"x\"]",
                "5-[\"x\"]",
                "50-[\"x\"]",
                "500-[\"x\"]",
                "5-1-[\"x\"]",
                "51.5-[\"x\"]",
                "51e0-[\"x\"]",
                "5 1-[\"x\"]",
                "5+1-[\"x\"]",
                "5１-[\"x\"]",
                "51",
                "51-",
                "511-[\"x\"]",
                "5999999999999999999999-[\"x\"]",
                "54294967297-[\"x\"]",
                "60-[]",
                "6-[]",
                "51-{}",
                "51-[]",
                "51-[\"x\"",
                "51-/nsp[\"x\"]"
            })
    void refusesOtherHeaders(String message) {
        assertRejected(message);
    }

    @Test
    void acceptsAsManyAttachmentsAsTheLimitSays() {
        assertThat(decoder.text("510-[\"x\"]")).isEmpty();
        for (int i = 0; i < 9; i++) {
            assertThat(decoder.binary(bytes(i))).isEmpty();
        }
        assertThat(decoder.binary(bytes(9))).isPresent();
    }

    @Test
    void refusesATextMessageWhileAttachmentsAreMissing() {
        decoder.text("51-[\"x\"," + FIRST + "]");
        assertThatExceptionOfType(PacketException.class).isThrownBy(() -> decoder.text("2[\"a\"]"));
        PacketDecoder other = decoder();
        other.text("51-[\"x\"," + FIRST + "]");
        assertThatExceptionOfType(PacketException.class).isThrownBy(() -> other.text("2/other,[\"a\"]"));
    }

    @Test
    void refusesABinaryMessageWithoutHeader() {
        assertThatExceptionOfType(PacketException.class).isThrownBy(() -> decoder.binary(bytes(1)));
    }

    @Test
    void refusesABinaryMessageAfterTheLastAttachment() {
        decoder.text("51-[\"x\"," + FIRST + "]");
        decoder.binary(bytes(1));
        assertThatExceptionOfType(PacketException.class).isThrownBy(() -> decoder.binary(bytes(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "-1",
                "\"0\"",
                "\"splice\"",
                "null",
                "0.5",
                "true",
                "[0]",
                "{}",
                "4294967296",
                "1e2",
                "99999999999999999999"
            })
    void refusesAPlaceholderWhoseNumberIsNotThatOfAnAttachment(String num) {
        assertRejected("51-[\"x\",{\"_placeholder\":true,\"num\":" + num + "}]");
        assertRejected("51-[\"x\",{\"num\" : " + num + " , \"_placeholder\" : true}]");
        assertRejected("51-[\"x\",[[{\"a\":{\"_placeholder\":true,\"num\":" + num + "}}]]]");
    }

    @Test
    void aNumberOfAnAttachmentMayHaveSeveralDigits() {
        assertThat(new PacketDecoder(DecoderLimits.NONE
                                .withMaxAttachments(12)
                                .withMaxPacketBytes(100)
                                .withMaxJsonDepth(5))
                        .text("512-[\"x\",{\"_placeholder\":true,\"num\":11}]"))
                .isEmpty();
        assertThatExceptionOfType(PacketException.class)
                .isThrownBy(() -> new PacketDecoder(DecoderLimits.NONE
                                .withMaxAttachments(12)
                                .withMaxPacketBytes(100)
                                .withMaxJsonDepth(5))
                        .text("512-[\"x\",{\"_placeholder\":true,\"num\":12}]"));
    }

    @Test
    void refusesAPlaceholderWithoutNumber() {
        assertRejected("51-[\"x\",{\"_placeholder\":true}]");
    }

    @Test
    void findsAPlaceholderWhoseKeysAreEscaped() {
        assertRejected("51-[\"x\",{\"\\u005fplaceholder\":true,\"n\\u0075m\":7}]");
        assertThat(decoder.text("51-[\"x\",{\"\\u005fplaceholder\":true,\"n\\u0075m\":0}]"))
                .isEmpty();
    }

    @Test
    void takesTheLastOfTwoEqualKeysAsJsonLibrariesDo() {
        assertRejected("51-[\"x\",{\"_placeholder\":true,\"num\":0,\"num\":7}]");
        assertThat(decoder.text("51-[\"x\",{\"_placeholder\":true,\"num\":7,\"num\":0}]"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"_placeholder\":false,\"num\":7}",
                "{\"_placeholder\":\"true\",\"num\":7}",
                "{\"_placeholder\":1,\"num\":7}",
                "{\"num\":7}",
                "{\"_placeholder\":{\"_placeholder\":false},\"num\":7}",
                "[\"_placeholder\",true,\"num\",7]"
            })
    void takesWhatOnlyResemblesAPlaceholderAsData(String json) {
        assertThat(decoder.text("51-[\"x\"," + json + "]")).isEmpty();
        Packet.Event event = (Packet.Event) decoder.binary(bytes(1)).orElseThrow();
        assertThat(event.arguments().json()).containsExactly(json);
    }

    @Test
    void acceptsUnusedAttachmentsAndRepeatedPlaceholders() {
        assertThat(decoder.text("52-[\"x\"," + FIRST + "," + FIRST + "]")).isEmpty();
        decoder.binary(bytes(1));
        Packet.Event event = (Packet.Event) decoder.binary(bytes(2)).orElseThrow();
        assertThat(event.arguments().json()).containsExactly(FIRST, FIRST);
        assertThat(event.arguments().attachments()).hasSize(2);
    }

    @Test
    void refusesAPlaceholderAsEventName() {
        assertRejected("51-[" + FIRST + ",1]");
    }

    /** Else a packet of 1 MB could become arrays of many gigabytes. */
    @Test
    void boundsTheBytesOfAllPlacesWhereAnAttachmentStands() {
        PacketDecoder small = new PacketDecoder(DecoderLimits.NONE.withMaxPacketBytes(8));
        small.text("52-[\"x\"," + FIRST + ",{\"a\":[" + FIRST + "]}]");
        assertThat(small.binary(ByteBuffer.allocate(3))).isEmpty();
        assertThat(small.binary(ByteBuffer.allocate(2))).isPresent();
        small.text("51-[\"x\"," + FIRST + "," + FIRST + "," + FIRST + "]");
        assertThatExceptionOfType(PacketException.class)
                .isThrownBy(() -> small.binary(ByteBuffer.allocate(3)))
                .withMessage("the attachments have more than 8 bytes, where each place counts");
    }

    @Test
    void boundsTheBytesOfAllAttachmentsTogether() {
        PacketDecoder small = new PacketDecoder(
                DecoderLimits.NONE.withMaxAttachments(10).withMaxPacketBytes(8).withMaxJsonDepth(200));
        small.text("53-[\"x\"]");
        assertThat(small.binary(ByteBuffer.allocate(4))).isEmpty();
        assertThat(small.binary(ByteBuffer.allocate(4))).isEmpty();
        assertThatExceptionOfType(PacketException.class).isThrownBy(() -> small.binary(ByteBuffer.allocate(1)));
    }

    @Test
    void countsWhatRemainsInABuffer() {
        PacketDecoder small = new PacketDecoder(
                DecoderLimits.NONE.withMaxAttachments(10).withMaxPacketBytes(8).withMaxJsonDepth(200));
        small.text("51-[\"x\"]");
        Optional<Packet> packet = small.binary(ByteBuffer.allocate(100).position(92));
        assertThat(packet).isPresent();
    }

    @Test
    void acceptsAnEmptyAttachment() {
        decoder.text("51-[\"x\"," + FIRST + "]");
        assertThat(decoder.binary(bytes())).isPresent();
    }
}
