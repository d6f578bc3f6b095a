package io.github.socketiojakarta.internal.engine.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PayloadPropertyTest {

    private static final String SEPARATOR = "\u001e";

    @Property
    void whatIsWrittenIsReadBack(@ForAll("packets") List<EnginePacket> packets) {
        List<EnginePacket> read = new ArrayList<>();
        PayloadDecoder.decode(PayloadEncoder.encode(packets), read::add);
        assertThat(read).isEqualTo(packets);
    }

    @Property
    void anyBodyIsReadUpToItsFirstBadPacket(@ForAll("bodies") String body) {
        List<EnginePacket> read = new ArrayList<>();
        try {
            PayloadDecoder.decode(body, read::add);
            assertThat(read).hasSize(body.split(SEPARATOR, -1).length);
        } catch (EnginePacketException expected) {
            assertThat(read.size()).isLessThan(body.split(SEPARATOR, -1).length);
        }
    }

    @Property
    void anyBytesAreTextOrRefused(@ForAll byte[] bytes) {
        try {
            String text = Utf8.decode(bytes, bytes.length);
            assertThat(text.getBytes(StandardCharsets.UTF_8)).isEqualTo(bytes);
            assertThat(Utf8.length(text)).isEqualTo(bytes.length);
        } catch (EnginePacketException expected) {
            assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("\ufffd");
        }
    }

    @Provide
    Arbitrary<List<EnginePacket>> packets() {
        Arbitrary<EnginePacket> text = Combinators.combine(
                        Arbitraries.of(EnginePacketType.class),
                        Arbitraries.strings().excludeChars(SEPARATOR.charAt(0)).ofMaxLength(20))
                .as(TextPacket::of);
        Arbitrary<EnginePacket> binary = Arbitraries.bytes()
                .array(byte[].class)
                .ofMaxSize(20)
                .map(bytes -> new BinaryPacket(ByteBuffer.wrap(bytes)));
        return Arbitraries.oneOf(text, binary).list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.strings()
                .withChars("0123456789bAQ=+/-_ \u001e\u00e9\ud83d\ude00")
                .ofMaxLength(30);
    }
}
