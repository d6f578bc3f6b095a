package io.github.socketiojakarta.internal.socket.packet;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.socketiojakarta.parser.DecoderLimits;
import io.github.socketiojakarta.parser.Packet;
import io.github.socketiojakarta.parser.PacketException;
import java.nio.ByteBuffer;

/** A decoder with the limits of the defaults, and the shortest way to ask it something. */
final class DecoderFixture {

    static final DecoderLimits LIMITS = DecoderLimits.NONE
            .withMaxAttachments(10)
            .withMaxPacketBytes(10_000_000)
            .withMaxJsonDepth(200);

    private DecoderFixture() {}

    static PacketDecoder decoder() {
        return new PacketDecoder(LIMITS);
    }

    static Packet decode(String message) {
        return decoder().text(message).orElseThrow();
    }

    static Packet.Event event(String message) {
        return (Packet.Event) decode(message);
    }

    static void assertRejected(String message) {
        assertThatExceptionOfType(PacketException.class)
                .as("%.60s", message)
                .isThrownBy(() -> decoder().text(message))
                .satisfies(e -> {
                    if (e.getMessage().length() > 200) {
                        throw new AssertionError(
                                "a message of " + e.getMessage().length() + " characters");
                    }
                });
    }

    static ByteBuffer bytes(int... bytes) {
        ByteBuffer buffer = ByteBuffer.allocate(bytes.length);
        for (int value : bytes) {
            buffer.put((byte) value);
        }
        return buffer.flip();
    }
}
