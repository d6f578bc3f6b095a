package io.github.socketiojakarta.internal.engine.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.socketiojakarta.internal.engine.packet.EngineProtocol3.BinarySupport;
import io.github.socketiojakarta.property.Generator;
import io.github.socketiojakarta.property.Property;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineProtocol3Test {

    private static final EngineProtocol NATIVE = new EngineProtocol3(BinarySupport.NATIVE);
    private static final EngineProtocol BASE64 = new EngineProtocol3(BinarySupport.BASE64);

    private static BinaryPacket bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return new BinaryPacket(ByteBuffer.wrap(bytes));
    }

    private static List<EnginePacket> decode(Payload payload) {
        List<EnginePacket> packets = new ArrayList<>();
        NATIVE.decode(payload, packets::add);
        return packets;
    }

    private static Payload hex(String hex) {
        return new Payload.Binary(HexFormat.ofDelimiter(" ").parseHex(hex));
    }

    private static String hex(Payload payload) {
        return HexFormat.ofDelimiter(" ").formatHex(((Payload.Binary) payload).bytes());
    }

    @Test
    void writesTextWithItsLengthInCodeUnits() {
        assertThat(NATIVE.encode(
                        List.of(TextPacket.message("hello"), TextPacket.message("€"), TextPacket.message("💙"))))
                .isEqualTo(new Payload.Text("6:4hello2:4€3:4💙"));
        assertThat(NATIVE.encode(List.of())).isEqualTo(new Payload.Text("0:"));
    }

    @Test
    void writesBytesAsBase64ForAClientThatAskedForIt() {
        assertThat(BASE64.encode(List.of(TextPacket.message("a"), bytes(1, 2, 3, 4))))
                .isEqualTo(new Payload.Text("2:4a10:b4AQIDBA=="));
    }

    @Test
    void writesABinaryPayloadIfThereAreBytes() {
        Payload payload = NATIVE.encode(List.of(TextPacket.message("€"), bytes(1, 2, 3, 4)));
        assertThat(hex(payload)).isEqualTo("00 04 ff 34 e2 82 ac 01 05 ff 04 01 02 03 04");
    }

    @Test
    void writesALengthOfSeveralDigits() {
        Payload payload = NATIVE.encode(List.of(bytes(new int[120])));
        assertThat(hex(payload)).startsWith("01 01 02 01 ff 04 00");
    }

    @Test
    void readsText() {
        assertThat(decode(new Payload.Text("6:4hello2:4€3:4💙1:2")))
                .containsExactly(
                        TextPacket.message("hello"),
                        TextPacket.message("€"),
                        TextPacket.message("💙"),
                        TextPacket.of(EnginePacketType.PING, ""));
        assertThat(decode(new Payload.Text("10:b4AQIDBA=="))).containsExactly(bytes(1, 2, 3, 4));
        assertThat(decode(new Payload.Text("0:"))).isEmpty();
        assertThat(decode(new Payload.Text("000000001:2"))).containsExactly(TextPacket.of(EnginePacketType.PING, ""));
    }

    @Test
    void readsBinaryPayloads() {
        assertThat(decode(hex("00 04 ff 34 e2 82 ac 01 05 ff 04 01 02 03 04")))
                .containsExactly(TextPacket.message("€"), bytes(1, 2, 3, 4));
        assertThat(decode(hex("00 00 00 00 00 00 00 00 00 01 ff 32")))
                .containsExactly(TextPacket.of(EnginePacketType.PING, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4hello",
                ":",
                ":4a",
                "2:4",
                "1:",
                "x:4a",
                "-1:4a",
                "1 :4a",
                "1.0:4a",
                "9999999999:4a",
                "1:4a",
                "1:x",
                "3:b5A",
                "2:b4a",
                "٣:4ab",
                "1:44"
            })
    void refusesTextThatIsNoPayload(String text) {
        assertThatExceptionOfType(EnginePacketException.class).isThrownBy(() -> decode(new Payload.Text(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00",
                "00 ff",
                "00 01",
                "00 01 ff",
                "02 01 ff 34",
                "00 0a ff 34",
                "00 01 ff 80",
                "01 01 ff 34",
                "01 00 ff",
                "00 09 09 09 09 09 09 09 09 09 09 ff 34",
                "00 02 ff 34",
                "30 31 ff 34",
                "00 00 ff"
            })
    void refusesBytesThatAreNoPayload(String hex) {
        assertThatExceptionOfType(EnginePacketException.class).isThrownBy(() -> decode(hex(hex)));
        assertThatExceptionOfType(EnginePacketException.class)
                .isThrownBy(() -> decode(new Payload.Binary(new byte[0])));
    }

    @Test
    void framesCarryTheTypeInFrontOfTheBytes() {
        BinaryPacket frame = (BinaryPacket) NATIVE.frame(bytes(7, 8));
        assertThat(frame).isEqualTo(bytes(4, 7, 8));
        assertThat(NATIVE.decodeFrame(frame.data())).isEqualTo(bytes(7, 8));
        assertThat(BASE64.frame(bytes(1, 2, 3, 4))).isEqualTo(new TextPacket(EnginePacketType.MESSAGE, "b4AQIDBA=="));
        assertThat(BASE64.decodeFrame("b4AQIDBA==")).isEqualTo(bytes(1, 2, 3, 4));
        assertThatExceptionOfType(EnginePacketException.class)
                .isThrownBy(() -> NATIVE.decodeFrame(ByteBuffer.allocate(0)));
        assertThatExceptionOfType(EnginePacketException.class)
                .isThrownBy(() -> NATIVE.decodeFrame(ByteBuffer.wrap(new byte[] {2, 1})));
    }

    @Test
    void framesOfTextAreThePackets() {
        TextPacket text = TextPacket.message("a");
        assertThat(NATIVE.frame(text)).isSameAs(text);
        assertThat(BASE64.frame(text)).isSameAs(text);
        assertThat(NATIVE.version()).isEqualTo(3);
    }

    @Test
    void packetsAreReadBackAsTheyWereWritten() {
        Generator<EnginePacket> text = choices -> TextPacket.of(
                choices.oneOf(EnginePacketType.values()), choices.text(20).replaceAll("[\\ud800-\\udfff]", "?"));
        Generator<EnginePacket> binary = choices -> new BinaryPacket(ByteBuffer.wrap(choices.bytes(300)));
        Generator<List<EnginePacket>> rest = choices -> choices.list(5, from -> from.anyOf(text, binary));
        Property.forAll(text.with(rest, EngineProtocol3Test::packets)).holds(EngineProtocol3Test::areReadBack);
        Property.forAll(binary.with(rest, EngineProtocol3Test::packets)).holds(EngineProtocol3Test::areReadBack);
    }

    private static List<EnginePacket> packets(EnginePacket first, List<EnginePacket> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }

    private static void areReadBack(List<EnginePacket> packets) {
        assertThat(decode(NATIVE.encode(packets))).isEqualTo(packets);
        assertThat(decode(BASE64.encode(packets))).isEqualTo(packets);
    }

    @Test
    void anyTextIsAPayloadOrRefused() {
        Generator<List<String>> parts =
                choices -> choices.list(12, part -> part.oneOf("1", "2", ":", "4", "b", "a", "0", "é", "AQ=="));
        Property.forAll(parts.map(list -> String.join("", list)))
                .holds(3_000, text -> isReadOrRefused(new Payload.Text(text)));
    }

    @Test
    void anyBytesAreAPayloadOrRefused() {
        Generator<byte[]> any = choices -> choices.bytes(255);
        Generator<byte[]> nearly = choices -> {
            List<Integer> words = choices.list(12, word -> word.oneOf(0, 1, 2, 9, 0xff, 0x04, 0x34, 0x80));
            byte[] bytes = new byte[words.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = words.get(i).byteValue();
            }
            return bytes;
        };
        Property.forAll(choices -> choices.<byte[]>anyOf(any, nearly))
                .holds(6_000, bytes -> isReadOrRefused(new Payload.Binary(bytes)));
    }

    private static void isReadOrRefused(Payload payload) {
        try {
            decode(payload);
        } catch (EnginePacketException expected) {
            assertThat(expected.getMessage()).hasSizeLessThan(200);
        }
    }
}
