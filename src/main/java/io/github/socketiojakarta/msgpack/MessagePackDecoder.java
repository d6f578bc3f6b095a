package io.github.socketiojakarta.msgpack;

import io.github.socketiojakarta.internal.socket.packet.EventPayload;
import io.github.socketiojakarta.internal.socket.packet.JsonTokens;
import io.github.socketiojakarta.parser.DecoderLimits;
import io.github.socketiojakarta.parser.Packet;
import io.github.socketiojakarta.parser.PacketException;
import io.github.socketiojakarta.parser.Parser;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Turns binary messages into packets. Immutable: each message is a packet. */
final class MessagePackDecoder implements Parser.Decoder {

    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,16}");
    private static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

    private final DecoderLimits limits;

    MessagePackDecoder(DecoderLimits limits) {
        this.limits = limits;
    }

    @Override
    public Optional<Packet> text(String message) {
        throw new PacketException("a text message, where only MessagePack may come");
    }

    @Override
    public Optional<Packet> binary(ByteBuffer message) {
        MessagePackReader reader = new MessagePackReader(message, limits);
        Map<String, String> fields = reader.packet();
        String namespace = namespace(fields);
        Optional<String> payload = Optional.ofNullable(fields.get("data"));
        return switch (fields.getOrDefault("type", "")) {
            case "0" -> Optional.of(connect(namespace, payload, reader.attachments()));
            case "1" -> Optional.of(disconnect(namespace, payload));
            case "2" ->
                Optional.of(EventPayload.event(namespace, id(fields), elements(payload, reader), reader.attachments()));
            case "3" -> ack(namespace, anyId(fields), elements(payload, reader), reader.attachments());
            case "4" -> Optional.of(connectError(namespace, payload, reader.attachments()));
            default -> throw new PacketException("a packet of a type that does not exist");
        };
    }

    private static String namespace(Map<String, String> fields) {
        String json = fields.getOrDefault("nsp", "");
        if (!json.startsWith("\"/")) {
            throw new PacketException("a packet has a namespace that starts with /");
        }
        return JsonTokens.unescape(json);
    }

    /** Returns the id of an event that wants to be acknowledged. */
    private static OptionalLong id(Map<String, String> fields) {
        OptionalLong id = anyId(fields);
        if (id.isPresent() && Math.abs(id.getAsLong()) > MAX_SAFE_INTEGER) {
            throw new PacketException("an id is an integer of at most " + MAX_SAFE_INTEGER);
        }
        return id;
    }

    /** Returns the id of an acknowledgement: one that is no such integer names no event of ours, and that is no error. */
    private static OptionalLong anyId(Map<String, String> fields) {
        String json = fields.get("id");
        if (json == null) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(INTEGER.matcher(json).matches() ? Long.parseLong(json) : Long.MAX_VALUE);
    }

    private static Packet connect(String namespace, Optional<String> payload, List<ByteBuffer> attachments) {
        if (payload.isPresent() && !payload.get().startsWith("{")) {
            throw new PacketException("the data of a connect packet is a map");
        }
        if (!attachments.isEmpty()) {
            throw new PacketException("a connect packet has no binary values");
        }
        return new Packet.Connect(namespace, payload);
    }

    private static Packet connectError(String namespace, Optional<String> payload, List<ByteBuffer> attachments) {
        if (!attachments.isEmpty()) {
            throw new PacketException("a connect error has no binary values");
        }
        return new Packet.ConnectError(namespace, payload);
    }

    private static Packet disconnect(String namespace, Optional<String> payload) {
        if (payload.isPresent()) {
            throw new PacketException("a disconnect packet has no data");
        }
        return new Packet.Disconnect(namespace);
    }

    private static Optional<Packet> ack(
            String namespace, OptionalLong id, List<String> elements, List<ByteBuffer> attachments) {
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(new Packet.Ack(namespace, id.getAsLong(), EventPayload.arguments(elements, attachments)));
    }

    private List<String> elements(Optional<String> payload, MessagePackReader reader) {
        return EventPayload.elements(payload.orElse(""), reader.attachments().size(), limits);
    }

    @Override
    public boolean isPending() {
        return false;
    }
}
