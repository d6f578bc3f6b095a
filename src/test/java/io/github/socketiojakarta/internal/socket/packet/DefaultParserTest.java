package io.github.socketiojakarta.internal.socket.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.socketiojakarta.parser.DecoderLimits;
import io.github.socketiojakarta.parser.OutgoingPacket;
import io.github.socketiojakarta.parser.Packet;
import io.github.socketiojakarta.parser.PacketException;
import io.github.socketiojakarta.parser.PacketType;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefaultParserTest {

    private static final String PLACEHOLDER = "{\"_placeholder\":true,\"num\":0}";

    @Test
    void readsWhatItWrites() {
        DefaultParser parser = new DefaultParser();
        OutgoingPacket packet = OutgoingPacket.of(PacketType.ACK, "/x", "[1]").withId(7);
        String text = parser.encode(packet).text().orElseThrow();
        Packet.Ack ack =
                (Packet.Ack) parser.decoder(DecoderFixture.LIMITS).text(text).orElseThrow();
        assertThat(ack.id()).isEqualTo(7);
        assertThat(ack.arguments().json()).containsExactly("1");
    }

    /** For formats of their own, in which there is no text that announces attachments. */
    @Test
    void elementsHavePlaceholdersForTheAttachmentsOnly() {
        DecoderLimits limits =
                DecoderLimits.NONE.withMaxAttachments(1).withMaxPacketBytes(100).withMaxJsonDepth(5);
        assertThat(EventPayload.elements("[1," + PLACEHOLDER + "]", 1, limits)).containsExactly("1", PLACEHOLDER);
        assertThat(EventPayload.elements("[" + PLACEHOLDER + "]", 0, limits)).containsExactly(PLACEHOLDER);
        assertThatExceptionOfType(PacketException.class)
                .isThrownBy(() -> EventPayload.elements("[" + PLACEHOLDER.replace('0', '1') + "]", 1, limits));
    }

    @Test
    void argumentsCountTwoBytesForACharacterAndThoseOfTheirAttachments() {
        assertThat(EventPayload.arguments(
                                List.of("\"€\"", PLACEHOLDER), List.of(ByteBuffer.allocate(9), ByteBuffer.allocate(1)))
                        .bytes())
                .isEqualTo(2 * 3 + 2 * PLACEHOLDER.length() + 10);
    }

    @Test
    void aNumberMayEndTheText() {
        assertThat(JsonTokens.endOfNumber("1e0", 0)).isEqualTo(3);
        assertThat(JsonTokens.endOfNumber("-0.5E+00", 0)).isEqualTo(8);
    }
}
