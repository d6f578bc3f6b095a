package io.github.socketiojakarta.internal.engine.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineProtocol4Test {

    private static final EngineProtocol PROTOCOL = new EngineProtocol4();
    private static final BinaryPacket BYTES = new BinaryPacket(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}));

    private final List<EnginePacket> packets = new ArrayList<>();

    @Test
    void isVersionFour() {
        assertThat(PROTOCOL.version()).isEqualTo(4);
    }

    @Test
    void payloadsAreText() {
        Payload payload = new Payload.Text("4a\u001ebAQIDBA==");
        assertThat(PROTOCOL.encode(List.of(TextPacket.message("a"), BYTES))).isEqualTo(payload);
        PROTOCOL.decode(payload, packets::add);
        assertThat(packets).containsExactly(TextPacket.message("a"), BYTES);
    }

    @Test
    void refusesAPayloadOfBytes() {
        assertThatExceptionOfType(EnginePacketException.class)
                .isThrownBy(() -> PROTOCOL.decode(new Payload.Binary(new byte[] {'4', 'a'}), packets::add));
        assertThat(packets).isEmpty();
    }

    @Test
    void framesAreThePackets() {
        assertThat(PROTOCOL.frame(BYTES)).isSameAs(BYTES);
        assertThat(PROTOCOL.decodeFrame(BYTES.data())).isEqualTo(BYTES);
        assertThat(PROTOCOL.decodeFrame("3probe")).isEqualTo(TextPacket.of(EnginePacketType.PONG, "probe"));
    }

    @Test
    void theDataOfATextPacketIsWhatFollowsItsType() {
        assertThat(TextPacket.message("a").data()).isEqualTo("a");
        assertThat(TextPacket.of(EnginePacketType.PING, "").data()).isEmpty();
    }

    @Test
    void aQueueCountsTwoBytesForACharacterAndOneForAByte() {
        assertThat(TextPacket.message("a".repeat(1_000)).retainedBytes()).isBetween(2_000L, 2_100L);
        assertThat(new BinaryPacket(ByteBuffer.allocate(2_000)).retainedBytes()).isBetween(2_000L, 2_100L);
    }
}
