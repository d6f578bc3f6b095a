package io.github.socketiojakarta.internal.socket.packet;

import io.github.socketiojakarta.parser.DecoderLimits;
import io.github.socketiojakarta.parser.Packet;
import io.github.socketiojakarta.parser.PacketException;
import io.github.socketiojakarta.parser.PacketLimit;
import io.github.socketiojakarta.parser.Parser;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Turns the messages of one connection into packets.
 *
 * <p>Any message ends in a packet, in the wait for attachments, or in a {@link PacketException}, after which the
 * connection is to be closed. Not thread-safe: the connection guards it.
 */
final class PacketDecoder implements Parser.Decoder {

    private final DecoderLimits limits;
    private @Nullable PendingPacket pending;

    /** Creates the decoder of one connection. */
    PacketDecoder(DecoderLimits limits) {
        this.limits = limits;
    }

    /**
     * Takes a text message.
     *
     * @return the packet; or nothing if attachments are still to come, or if it is an acknowledgement that names no
     *     event
     */
    @Override
    public Optional<Packet> text(String message) {
        if (pending != null) {
            throw new PacketException("a text message, where an attachment must come");
        }
        PacketText text = new PacketText(message);
        char type = text.type();
        return switch (type) {
            case PacketProtocol.CONNECT -> Optional.of(connect(message, text));
            case PacketProtocol.DISCONNECT -> Optional.of(disconnect(text));
            case PacketProtocol.EVENT, PacketProtocol.ACK -> plain(type, message, text);
            case PacketProtocol.BINARY_EVENT, PacketProtocol.BINARY_ACK -> {
                pending = binaryHeader(type, message, text);
                yield Optional.empty();
            }
            case PacketProtocol.CONNECT_ERROR -> Optional.of(connectError(message, text));
            default -> throw new PacketException("a packet of a type that does not exist");
        };
    }

    private Packet connect(String message, PacketText text) {
        String namespace = text.namespace();
        text.id();
        Optional<String> payload = text.isAtEnd()
                ? Optional.empty()
                : Optional.of(scanner(message, Placeholders.IGNORED).object(text.position()));
        return new Packet.Connect(namespace, payload);
    }

    private Packet connectError(String message, PacketText text) {
        String namespace = text.namespace();
        text.id();
        Optional<String> payload = text.isAtEnd()
                ? Optional.empty()
                : Optional.of(scanner(message, Placeholders.IGNORED).any(text.position()));
        return new Packet.ConnectError(namespace, payload);
    }

    private static Packet disconnect(PacketText text) {
        String namespace = text.namespace();
        text.id();
        if (!text.isAtEnd()) {
            throw new PacketException("a disconnect packet has no payload");
        }
        return new Packet.Disconnect(namespace);
    }

    private Optional<Packet> plain(char type, String message, PacketText text) {
        String namespace = text.namespace();
        OptionalLong id = type == PacketProtocol.ACK ? text.anyId() : text.id();
        if (type == PacketProtocol.ACK && text.isAtEnd()) {
            return id.isEmpty() ? Optional.empty() : Optional.of(ack(namespace, id.getAsLong(), List.of(), List.of()));
        }
        List<String> json = scanner(message, Placeholders.IGNORED).array(text.position());
        return packet(new Header(type, namespace, id, json), List.of());
    }

    private PendingPacket binaryHeader(char type, String message, PacketText text) {
        int attachments = text.attachments();
        if (attachments == 0) {
            throw new PacketException("a binary packet has at least one attachment");
        }
        if (attachments > limits.maxAttachments()) {
            throw PacketException.exceeding(
                    PacketLimit.MAX_ATTACHMENTS,
                    "a binary packet has at most " + limits.maxAttachments() + " attachments");
        }
        String namespace = text.namespace();
        OptionalLong id = type == PacketProtocol.BINARY_ACK ? text.anyId() : text.id();
        PlaceholderCheck check = new PlaceholderCheck(attachments);
        List<String> json = scanner(message, check).array(text.position());
        Header header = new Header(type, namespace, id, json);
        return new PendingPacket(header, attachments, check, packet(header, List.of()));
    }

    private JsonScanner scanner(String message, Placeholders placeholders) {
        return new JsonScanner(message, limits.maxJsonDepth(), placeholders);
    }

    /** Takes a binary message; returns nothing if attachments are still to come. */
    @Override
    public Optional<Packet> binary(ByteBuffer message) {
        PendingPacket packet = pending;
        if (packet == null) {
            throw new PacketException("a binary message without a packet it belongs to");
        }
        packet.add(message);
        if (packet.bytes > limits.maxPacketBytes()) {
            throw PacketException.exceeding(
                    PacketLimit.MAX_PACKET_BYTES,
                    "the attachments have more than " + limits.maxPacketBytes() + " bytes, where each place counts");
        }
        if (packet.attachments.size() < packet.expected) {
            return Optional.empty();
        }
        pending = null;
        return packet(packet.header, packet.attachments);
    }

    /** Returns whether attachments are still to come. */
    @Override
    public boolean isPending() {
        return pending != null;
    }

    @Override
    public Optional<Packet> pending() {
        return pending == null ? Optional.empty() : pending.announced;
    }

    private static Optional<Packet> packet(Header header, List<ByteBuffer> attachments) {
        if (header.type == PacketProtocol.ACK || header.type == PacketProtocol.BINARY_ACK) {
            return header.id.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ack(header.namespace, header.id.getAsLong(), header.json, attachments));
        }
        return Optional.of(EventPayload.event(header.namespace, header.id, header.json, attachments));
    }

    private static Packet ack(String namespace, long id, List<String> json, List<ByteBuffer> attachments) {
        return new Packet.Ack(namespace, id, EventPayload.arguments(json, attachments));
    }

    private record Header(char type, String namespace, OptionalLong id, List<String> json) {}

    /** A packet whose attachments are arriving. Guarded like the decoder. */
    private static final class PendingPacket {
        private final Header header;
        private final int expected;

        /** The packet without its attachments, which is made at once: so a name that is none is found before any are kept. */
        private final Optional<Packet> announced;

        private final PlaceholderCheck placeholders;
        private final List<ByteBuffer> attachments = new ArrayList<>();

        /** Of all places where attachments stand: a client could name one a thousand times, and fill the memory so. */
        private long bytes;

        PendingPacket(Header header, int expected, PlaceholderCheck placeholders, Optional<Packet> announced) {
            this.header = header;
            this.expected = expected;
            this.placeholders = placeholders;
            this.announced = announced;
        }

        void add(ByteBuffer attachment) {
            bytes += (long) attachment.remaining() * Math.max(1, placeholders.uses(attachments.size()));
            attachments.add(attachment);
        }
    }
}
