package io.github.socketiojakarta.internal.engine.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.property.Generator;
import io.github.socketiojakarta.property.Property;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PayloadPropertyTest {

    private static final String SEPARATOR = "\u001e";

    @Test
    void whatIsWrittenIsReadBack() {
        Generator<EnginePacket> text = choices -> TextPacket.of(
                choices.oneOf(EnginePacketType.values()), choices.text(20).replace(SEPARATOR, "?"));
        Generator<EnginePacket> binary = choices -> new BinaryPacket(ByteBuffer.wrap(choices.bytes(20)));
        Generator<EnginePacket> packet = choices -> choices.anyOf(text, binary);
        Generator<List<EnginePacket>> packets = packet.with(
                choices -> choices.list(7, packet),
                (first, rest) -> Stream.concat(Stream.of(first), rest.stream()).toList());
        Property.forAll(packets).holds(written -> {
            List<EnginePacket> read = new ArrayList<>();
            PayloadDecoder.decode(PayloadEncoder.encode(written), read::add);
            assertThat(read).isEqualTo(written);
        });
    }

    @Test
    void anyBodyIsReadUpToItsFirstBadPacket() {
        Property.forAll(choices -> choices.text(30, "0123456789bAQ=+/-_ \u001e\u00e9\ud83d\ude00"))
                .holds(PayloadPropertyTest::isReadUpToItsFirstBadPacket);
    }

    private static void isReadUpToItsFirstBadPacket(String body) {
        int parts = body.split(SEPARATOR, -1).length;
        List<EnginePacket> read = new ArrayList<>();
        try {
            PayloadDecoder.decode(body, read::add);
            assertThat(read).hasSize(parts);
        } catch (EnginePacketException expected) {
            assertThat(read.size()).isLessThan(parts);
        }
    }

    @Test
    void anyBytesAreTextOrRefused() {
        Property.forAll(choices -> choices.bytes(255)).holds(PayloadPropertyTest::areTextOrRefused);
    }

    @Test
    void anyTextIsTheTextOfItsBytes() {
        Property.forAll(choices -> choices.text(60).getBytes(StandardCharsets.UTF_8))
                .holds(bytes -> {
                    areTextOrRefused(bytes);
                    assertThat(Utf8.decode(bytes, bytes.length)).isNotNull();
                });
    }

    private static void areTextOrRefused(byte[] bytes) {
        try {
            String text = Utf8.decode(bytes, bytes.length);
            assertThat(text.getBytes(StandardCharsets.UTF_8)).isEqualTo(bytes);
            assertThat(Utf8.length(text)).isEqualTo(bytes.length);
        } catch (EnginePacketException expected) {
            assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("\ufffd");
        }
    }
}
