package io.github.socketiojakarta.internal.socket.packet;

import static io.github.socketiojakarta.internal.socket.packet.DecoderFixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.parser.EncodedPacket;
import io.github.socketiojakarta.parser.OutgoingPacket;
import io.github.socketiojakarta.parser.PacketType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PacketEncoderTest {

    @Test
    void writesConnect() {
        assertThat(text(PacketType.CONNECT, "/", "{\"sid\":\"x\"}")).isEqualTo("0{\"sid\":\"x\"}");
        assertThat(text(PacketType.CONNECT, "/admin", "{\"sid\":\"x\"}")).isEqualTo("0/admin,{\"sid\":\"x\"}");
    }

    @Test
    void writesConnectError() {
        String json = "{\"message\":\"Invalid namespace\"}";
        assertThat(text(PacketType.CONNECT_ERROR, "/", json)).isEqualTo("4" + json);
        assertThat(text(PacketType.CONNECT_ERROR, "/random", json)).isEqualTo("4/random," + json);
    }

    @Test
    void writesDisconnect() {
        assertThat(text(PacketType.DISCONNECT, "/", "")).isEqualTo("1");
        assertThat(text(PacketType.DISCONNECT, "/x", "")).isEqualTo("1/x,");
    }

    @Test
    void writesEvents() {
        assertThat(text(PacketType.EVENT, "/", "[\"a\"]")).isEqualTo("2[\"a\"]");
        assertThat(encode(PacketType.EVENT, "/admin", OptionalLong.of(456), "[\"a\",1]"))
                .isEqualTo(EncodedPacket.text("2/admin,456[\"a\",1]"));
    }

    @Test
    void writesAcks() {
        assertThat(encode(PacketType.ACK, "/", OptionalLong.of(0), "[]")).isEqualTo(EncodedPacket.text("30[]"));
        assertThat(encode(PacketType.ACK, "/admin", OptionalLong.of(456), "[1]"))
                .isEqualTo(EncodedPacket.text("3/admin,456[1]"));
    }

    @Test
    void announcesAttachments() {
        List<ByteBuffer> attachments = List.of(bytes(1), bytes(2));
        String json = "[\"a\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]";
        assertThat(binary(PacketType.EVENT, "/", OptionalLong.empty(), json, attachments))
                .isEqualTo(new EncodedPacket(Optional.of("52-" + json), attachments));
        assertThat(binary(PacketType.EVENT, "/x", OptionalLong.of(7), json, attachments)
                        .text())
                .hasValue("52-/x,7" + json);
        assertThat(binary(PacketType.ACK, "/x", OptionalLong.of(7), json, attachments)
                        .text())
                .hasValue("62-/x,7" + json);
    }

    private static String text(PacketType type, String namespace, String json) {
        return encode(type, namespace, OptionalLong.empty(), json).text().orElseThrow();
    }

    private static EncodedPacket encode(PacketType type, String namespace, OptionalLong id, String json) {
        return binary(type, namespace, id, json, List.of());
    }

    private static EncodedPacket binary(
            PacketType type, String namespace, OptionalLong id, String json, List<ByteBuffer> attachments) {
        return PacketEncoder.encode(
                OutgoingPacket.of(type, namespace, json).withId(id).withAttachments(attachments));
    }
}
