package io.github.socketiojakarta.internal.engine.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {

    private final List<EnginePacket> packets = new ArrayList<>();

    @Test
    void writesTheExampleOfTheProtocol() {
        List<EnginePacket> example = List.of(
                TextPacket.message("hello"),
                TextPacket.of(EnginePacketType.PING, ""),
                TextPacket.message("world"),
                new BinaryPacket(ByteBuffer.wrap(new byte[] {1, 2, 3, 4})));
        assertThat(PayloadEncoder.encode(example)).isEqualTo("4hello\u001e2\u001e4world\u001ebAQIDBA==");
        PayloadDecoder.decode("4hello\u001e2\u001e4world\u001ebAQIDBA==", packets::add);
        assertThat(packets).isEqualTo(example);
    }

    @Test
    void writesOnePacketWithoutSeparator() {
        assertThat(PayloadEncoder.encode(List.of(TextPacket.message("")))).isEqualTo("4");
        assertThat(PayloadEncoder.encode(List.of(new BinaryPacket(ByteBuffer.allocate(0)))))
                .isEqualTo("b");
    }

    @Test
    void writesWhatRemainsOfABufferAndDoesNotMoveIt() {
        BinaryPacket packet = new BinaryPacket(ByteBuffer.allocateDirect(4)
                .put(new byte[] {0, 1, 2, 0})
                .position(1)
                .limit(3));
        for (int i = 0; i < 2; i++) {
            assertThat(PayloadEncoder.encode(List.of(packet))).isEqualTo("bAQI=");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"4a\u001e", "4a\u001e\u001e4b", "4a\u001e7", "4a\u001eb*", "4a\u001eabc\u001e4b"})
    void handsOverThePacketsBeforeTheFirstBadOne(String body) {
        assertThatExceptionOfType(EnginePacketException.class)
                .isThrownBy(() -> PayloadDecoder.decode(body, packets::add));
        assertThat(packets).containsExactly(TextPacket.message("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u001e", "\u001e4a", "abc"})
    void refusesABodyThatDoesNotStartWithAPacket(String body) {
        assertThatExceptionOfType(EnginePacketException.class)
                .isThrownBy(() -> PayloadDecoder.decode(body, packets::add));
        assertThat(packets).isEmpty();
    }

    @Test
    @Timeout(5)
    void readsAMegabyteInLinearTime() {
        PayloadDecoder.decode("4" + "\u001e4".repeat(500_000), packets::add);
        assertThat(packets).hasSize(500_001);
        packets.clear();
        PayloadDecoder.decode("b" + "A".repeat(1_000_000), packets::add);
        assertThat(packets).containsExactly(new BinaryPacket(ByteBuffer.allocate(750_000)));
    }
}
