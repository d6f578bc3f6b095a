package io.github.socketiojakarta.internal.engine.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnginePacketDecoderTest {

    @ParameterizedTest
    @CsvSource({"0,OPEN", "1,CLOSE", "2,PING", "3,PONG", "4,MESSAGE", "5,UPGRADE", "6,NOOP"})
    void readsEveryType(String wireText, EnginePacketType type) {
        assertThat(EnginePacketDecoder.decode(wireText)).isEqualTo(TextPacket.of(type, ""));
        assertThat(EnginePacketDecoder.decode(wireText + "2[\"é😀\"]")).isEqualTo(TextPacket.of(type, "2[\"é😀\"]"));
    }

    @Test
    void readsProbes() {
        assertThat(EnginePacketDecoder.decode("2probe")).isEqualTo(TextPacket.of(EnginePacketType.PING, "probe"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bAQIDBA==", "bAQIDBA", "bAQID\nBA==\n", "bAQID\r\nBA=="})
    void readsBinaryMessagesWithAndWithoutPaddingAndInBrokenLines(String wireText) {
        assertThat(EnginePacketDecoder.decode(wireText))
                .isEqualTo(new BinaryPacket(ByteBuffer.wrap(new byte[] {1, 2, 3, 4})));
    }

    @Test
    void readsAnEmptyBinaryMessage() {
        assertThat(EnginePacketDecoder.decode("b")).isEqualTo(new BinaryPacket(ByteBuffer.allocate(0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "7", "9x", "a", "B", "-1", " 4", "\u0000", "é", "４", "b*", "bA", "bAQ=D", "bé", "b AQI"})
    void refusesAnythingElse(String wireText) {
        assertThatExceptionOfType(EnginePacketException.class).isThrownBy(() -> EnginePacketDecoder.decode(wireText));
    }

    @Test
    void saysWhatArrived() {
        String shown = "x".repeat(40);
        assertThatExceptionOfType(EnginePacketException.class)
                .isThrownBy(() -> EnginePacketDecoder.decode(shown))
                .withMessageEndingWith(": " + shown);
        assertThatExceptionOfType(EnginePacketException.class)
                .isThrownBy(() -> EnginePacketDecoder.decode(shown + "y"))
                .withMessageEndingWith(": " + shown + "…");
    }

    @Test
    void keepsWhatArrivedOutOfLongMessages() {
        for (String start : new String[] {"x", "b*"}) {
            assertThatExceptionOfType(EnginePacketException.class)
                    .isThrownBy(() -> EnginePacketDecoder.decode(start.repeat(1_000_000)))
                    .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
        }
    }
}
