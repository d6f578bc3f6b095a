package io.github.socketiojakarta.internal.socket.packet;

import static io.github.socketiojakarta.internal.socket.packet.PacketProtocol.MAIN_NAMESPACE;

import io.github.socketiojakarta.parser.EncodedPacket;
import io.github.socketiojakarta.parser.OutgoingPacket;
import io.github.socketiojakarta.parser.PacketType;
import java.util.Optional;

/** Turns packets into text and attachments. */
final class PacketEncoder {

    private static final int USUAL_LENGTH = 32;

    private PacketEncoder() {}

    static EncodedPacket encode(OutgoingPacket packet) {
        return new EncodedPacket(Optional.of(header(packet).concat(packet.json())), packet.attachments());
    }

    private static String header(OutgoingPacket packet) {
        boolean plain = packet.attachments().isEmpty();
        StringBuilder header = new StringBuilder(USUAL_LENGTH).append(type(packet.type(), plain));
        if (!plain) {
            header.append(packet.attachments().size()).append('-');
        }
        if (!packet.namespace().equals(MAIN_NAMESPACE)) {
            header.append(packet.namespace()).append(',');
        }
        packet.id().ifPresent(header::append);
        return header.toString();
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
