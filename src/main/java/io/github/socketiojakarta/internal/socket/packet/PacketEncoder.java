package io.github.socketiojakarta.internal.socket.packet;

import static io.github.socketiojakarta.internal.socket.packet.PacketProtocol.MAIN_NAMESPACE;

import io.github.socketiojakarta.parser.EncodedPacket;
import io.github.socketiojakarta.parser.OutgoingPacket;
import io.github.socketiojakarta.parser.PacketType;
import java.util.Optional;

/** Turns packets into text and attachments. */
final class PacketEncoder {

    private PacketEncoder() {}

    static EncodedPacket encode(OutgoingPacket packet) {
        boolean plain = packet.attachments().isEmpty();
        StringBuilder text = new StringBuilder(packet.json().length() + 16).append(type(packet.type(), plain));
        if (!plain) {
            text.append(packet.attachments().size()).append('-');
        }
        if (!packet.namespace().equals(MAIN_NAMESPACE)) {
            text.append(packet.namespace()).append(',');
        }
        packet.id().ifPresent(text::append);
        text.append(packet.json());
        return new EncodedPacket(Optional.of(text.toString()), packet.attachments());
    }

    private static char type(PacketType type, boolean plain) {
        return switch (type) {
            case CONNECT -> PacketProtocol.CONNECT;
            case DISCONNECT -> PacketProtocol.DISCONNECT;
            case EVENT -> plain ? PacketProtocol.EVENT : PacketProtocol.BINARY_EVENT;
            case ACK -> plain ? PacketProtocol.ACK : PacketProtocol.BINARY_ACK;
            case CONNECT_ERROR -> PacketProtocol.CONNECT_ERROR;
        };
    }
}
