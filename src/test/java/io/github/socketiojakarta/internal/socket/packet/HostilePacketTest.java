package io.github.socketiojakarta.internal.socket.packet;

import static io.github.socketiojakarta.internal.socket.packet.DecoderFixture.assertRejected;
import static io.github.socketiojakarta.internal.socket.packet.DecoderFixture.bytes;
import static io.github.socketiojakarta.internal.socket.packet.DecoderFixture.decode;
import static io.github.socketiojakarta.internal.socket.packet.DecoderFixture.decoder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.socketiojakarta.parser.DecoderLimits;
import io.github.socketiojakarta.parser.Packet;
import io.github.socketiojakarta.parser.PacketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The attacks of the published advisories. A message has at most the size the engine lets pass, by default 1 MB; what is
 * quadratic in that takes minutes, what is linear takes milliseconds.
 */
@Timeout(5)
class HostilePacketTest {

    private static final int MEGABYTE = 1_000_000;
    private static final String DIGITS = "9".repeat(MEGABYTE);

    /** CVE-2020-36049. */
    @Test
    void refusesAMegabyteOfDigitsInLinearTime() {
        assertRejected("5" + DIGITS + "-[\"a\"]");
        assertRejected("5" + DIGITS);
        assertRejected("2" + DIGITS + "[\"a\"]");
        assertRejected("1" + DIGITS);
    }

    /** CVE-2020-36049. */
    @Test
    void readsAMegabyteInLinearTimeWhereItIsAllowed() {
        assertThat(((Packet.Ack) decode("3" + DIGITS)).id()).isEqualTo(1L << 53);
        assertThat(decode("0/" + DIGITS).namespace()).hasSize(MEGABYTE + 1);
        assertThat(((Packet.Event) decode("2" + "0".repeat(MEGABYTE) + "7[\"a\"]")).ackId())
                .hasValue(7);
        assertThat(((Packet.Event) decode("2[\"" + "\\u0041".repeat(MEGABYTE / 6) + "\"]")).name())
                .hasSize(MEGABYTE / 6);
        decode("2[\"a\"" + ",1".repeat(MEGABYTE / 2) + "]");
        decode("2[\"a\"" + ",{}".repeat(MEGABYTE / 3) + "]");
        decode("2[\"a\"" + " ".repeat(MEGABYTE) + "]");
    }

    /** A few bytes that fill the memory once an application rounds them, whatever the codec. */
    @ParameterizedTest
    @ValueSource(
            strings = {"1e90000000", "-1E+1000", "1e-1000", "0.1e000000000000000000001000", "1e99999999999999999999"})
    void refusesNumbersWithAnExponentThatNobodyMeans(String number) {
        assertRejected("2[\"a\"," + number + "]");
        assertRejected("2[\"a\",{\"n\":[" + number + "]}]");
        assertRejected("30[" + number + "]");
        assertRejected("2[" + number + "]");
        assertRejected("0{\"n\":" + number + "}");
        assertRejected("51-[\"a\"," + number + ",{\"_placeholder\":true,\"num\":0}]");
    }

    @Test
    void refusesNumbersOfMoreDigitsThanAnyoneNeeds() {
        decode("2[\"a\"," + "9".repeat(JsonTokens.MAX_NUMBER_LENGTH) + "]");
        decode("2[\"a\",1e999,-1E-999,1e+0000000000000000999]");
        assertRejected("2[\"a\"," + "9".repeat(JsonTokens.MAX_NUMBER_LENGTH + 1) + "]");
        assertRejected("2[\"a\",0." + "0".repeat(JsonTokens.MAX_NUMBER_LENGTH) + "1]");
        assertRejected("2[" + DIGITS + "]");
    }

    @Test
    void readsABinaryPacketWithManyKeysInLinearTime() {
        decoder().text("51-[\"a\",{" + "\"_placeholder\":true,\"num\":0,".repeat(MEGABYTE / 28) + "\"b\":1}]");
        assertRejected("51-[\"a\",{\"_placeholder\":true,\"num\":" + DIGITS + "}]");
    }

    /** CVE-2022-2421. */
    @ParameterizedTest
    @ValueSource(strings = {"\"splice\"", "\"length\"", "\"__proto__\"", "\"0\"", "[0]", "{\"toString\":0}"})
    void refusesAPlaceholderThatNamesAProperty(String num) {
        assertRejected("51-[\"a\",{\"_placeholder\":true,\"num\":" + num + "}]");
    }

    /** CVE-2023-32695. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"toString\":\"x\"}",
                "{\"toString\":{}}",
                "[\"a\"]",
                "null",
                "true",
                "false",
                "{\"_placeholder\":true,\"num\":0}"
            })
    void refusesAnEventNameThatIsNoStringOrNumber(String name) {
        assertRejected("2[" + name + "]");
        assertRejected("51-[" + name + "]");
    }

    /** CVE-2026-33151. */
    @Test
    void boundsAttachmentsInNumberAndInBytes() {
        assertRejected("5999999999-[\"a\"]");
        assertRejected("511-[\"a\"]");
        PacketDecoder decoder = new PacketDecoder(DecoderLimits.NONE
                .withMaxAttachments(10)
                .withMaxPacketBytes(100)
                .withMaxJsonDepth(200));
        decoder.text("510-[\"a\"]");
        assertThatExceptionOfType(PacketException.class).isThrownBy(() -> decoder.binary(bytes(new int[101])));
    }

    /** CVE-2026-69185: a packet that announces no attachments must not wait for some. */
    @Test
    void refusesToWaitForNoAttachments() {
        PacketDecoder decoder = decoder();
        assertThatExceptionOfType(PacketException.class).isThrownBy(() -> decoder.text("50-[\"a\"]"));
        assertThat(decoder.isPending()).isFalse();
        assertThatExceptionOfType(PacketException.class).isThrownBy(() -> decoder.binary(bytes(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":[", "[ "})
    void refusesDeepNestingWithoutRecursion(String opening) {
        assertRejected("2[\"a\"," + opening.repeat(20_000));
        assertRejected("0{\"a\":" + opening.repeat(20_000));
        assertRejected("51-[\"a\"," + opening.repeat(20_000));
        assertRejected("2" + "[".repeat(MEGABYTE));
    }

    @Test
    void refusesTwentyThousandBalancedBrackets() {
        assertRejected("2[\"a\"," + "[".repeat(20_000) + "]".repeat(20_000) + "]");
    }

    @Test
    void acceptsTheDepthOfTheLimitAndNotOneMore() {
        assertThat(decode("2[\"a\"," + "[".repeat(199) + "]".repeat(199) + "]")).isNotNull();
        assertRejected("2[\"a\"," + "[".repeat(200) + "]".repeat(200) + "]");
        assertThat(decode("0" + "{\"a\":".repeat(199) + "{}" + "}".repeat(199))).isNotNull();
        assertRejected("0" + "{\"a\":".repeat(200) + "{}" + "}".repeat(200));
    }

    @Test
    void keepsWhatArrivedOutOfLongMessages() {
        assertRejected("2[\"a\"," + "x".repeat(MEGABYTE));
        assertRejected("2[\"a\"]" + "\"".repeat(MEGABYTE));
        assertRejected("x".repeat(MEGABYTE));
    }
}
