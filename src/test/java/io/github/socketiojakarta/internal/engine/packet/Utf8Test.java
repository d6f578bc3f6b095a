package io.github.socketiojakarta.internal.engine.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "é", "€", "😀", "4é€😀", "\u007f\u0080\u07ff\u0800\uffff", "\ufeff4", "4\ufffd"})
    void readsAndCountsText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(Utf8.decode(bytes, bytes.length)).isEqualTo(text);
        assertThat(Utf8.length(text)).isEqualTo(bytes.length);
    }

    @Test
    void readsOnlyTheGivenLength() {
        assertThat(Utf8.decode(new byte[] {'4', 'a', (byte) 0xff}, 2)).isEqualTo("4a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "80", "c3", "c080", "e282", "eda080", "f4908080", "f09f98", "34c328", "fe"})
    void refusesMalformedBytes(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThatExceptionOfType(EnginePacketException.class).isThrownBy(() -> Utf8.decode(bytes, bytes.length));
    }
}
