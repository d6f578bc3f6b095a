package io.github.socketiojakarta.internal.socket.packet;

import static io.github.socketiojakarta.internal.socket.packet.DecoderFixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PacketEncoderTest {

    private static final List<ByteBuffer> NONE = List.of();

    @Test
    void writesConnect() {
        assertThat(PacketEncoder.connect("/", "{\"sid\":\"x\"}").text()).isEqualTo("0{\"sid\":\"x\"}");
        assertThat(PacketEncoder.connect("/admin", "{\"sid\":\"x\"}").text()).isEqualTo("0/admin,{\"sid\":\"x\"}");
    }

    @Test
    void writesConnectError() {
        String json = "{\"message\":\"Invalid namespace\"}";
        assertThat(PacketEncoder.connectError("/", json).text()).isEqualTo("4" + json);
        assertThat(PacketEncoder.connectError("/random", json).text()).isEqualTo("4/random," + json);
    }

    @Test
    void writesDisconnect() {
        assertThat(PacketEncoder.disconnect("/")).isEqualTo(new EncodedPacket("1", NONE));
        assertThat(PacketEncoder.disconnect("/x")).isEqualTo(new EncodedPacket("1/x,", NONE));
    }

    @Test
    void writesEvents() {
        assertThat(PacketEncoder.event("/", OptionalLong.empty(), "[\"a\"]", NONE)
                        .text())
                .isEqualTo("2[\"a\"]");
        assertThat(PacketEncoder.event("/admin", OptionalLong.of(456), "[\"a\",1]", NONE)
                        .text())
                .isEqualTo("2/admin,456[\"a\",1]");
    }

    @Test
    void writesAcks() {
        assertThat(PacketEncoder.ack("/", 0, "[]", NONE).text()).isEqualTo("30[]");
        assertThat(PacketEncoder.ack("/admin", 456, "[1]", NONE).text()).isEqualTo("3/admin,456[1]");
    }

    @Test
    void announcesAttachments() {
        List<ByteBuffer> attachments = List.of(bytes(1), bytes(2));
        String json = "[\"a\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]";
        assertThat(PacketEncoder.event("/", OptionalLong.empty(), json, attachments))
                .isEqualTo(new EncodedPacket("52-" + json, attachments));
        assertThat(PacketEncoder.event("/x", OptionalLong.of(7), json, attachments)
                        .text())
                .isEqualTo("52-/x,7" + json);
        assertThat(PacketEncoder.ack("/x", 7, json, attachments).text()).isEqualTo("62-/x,7" + json);
    }
}
