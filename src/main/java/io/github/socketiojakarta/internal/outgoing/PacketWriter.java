package io.github.socketiojakarta.internal.outgoing;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.cluster.EncodedJson;
import io.github.socketiojakarta.internal.engine.packet.BinaryPacket;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import io.github.socketiojakarta.parser.EncodedPacket;
import io.github.socketiojakarta.parser.OutgoingPacket;
import io.github.socketiojakarta.parser.PacketType;
import io.github.socketiojakarta.parser.Parser;
import io.github.socketiojakarta.parser.ReservedEvents;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Writes packets in the form in which any number of sessions can send them. Immutable. */
public final class PacketWriter {

    private static final System.Logger LOG = System.getLogger(PacketWriter.class.getName());
    private static final String ACK = "(acknowledgement)";

    private final JsonCodec json;
    private final Parser parser;
    private final AttachmentWarning attachmentWarning = new AttachmentWarning();

    /** Creates a writer of this format. */
    public PacketWriter(JsonCodec json, Parser parser) {
        this.json = json;
        this.parser = parser;
    }

    /** Returns the format of the packets. */
    public Parser parser() {
        return parser;
    }

    /** Returns what converts values. */
    public JsonCodec json() {
        return json;
    }

    /** Returns the same packets, for the sake of which no answer is compressed. */
    public static List<EnginePacket> uncompressed(List<EnginePacket> packets) {
        return packets.stream().map(PacketWriter::uncompressed).toList();
    }

    private static EnginePacket uncompressed(EnginePacket packet) {
        if (packet instanceof TextPacket text) {
            return new TextPacket(text.type(), text.wireText(), false);
        }
        return packet instanceof BinaryPacket binary ? new BinaryPacket(binary.data(), false) : packet;
    }

    List<EnginePacket> event(String namespace, OptionalLong ackId, String event, List<@Nullable Object> args) {
        if (ReservedEvents.contains(event)) {
            throw new IllegalArgumentException("The event name '" + event + "' is reserved; choose another");
        }
        return event(namespace, ackId, event, array(event, args));
    }

    /** Writes an event that is encoded already. */
    public List<EnginePacket> event(String namespace, OptionalLong ackId, String event, EncodedJson array) {
        return encode(
                OutgoingPacket.of(PacketType.EVENT, namespace, array.json())
                        .withId(ackId)
                        .withAttachments(array.attachments()),
                event);
    }

    /** Returns an event as an array, which is encoded once for all servers and clients. */
    public EncodedJson array(String event, List<@Nullable Object> args) {
        List<@Nullable Object> values = new ArrayList<>(args.size() + 1);
        values.add(event);
        values.addAll(args);
        List<ByteBuffer> attachments = new ArrayList<>(0);
        return new EncodedJson(json.encode(values, attachments), attachments);
    }

    /** Returns one value, which may be or have bytes. */
    public EncodedJson encodedValue(@Nullable Object value) {
        List<ByteBuffer> attachments = new ArrayList<>(0);
        String array = json.encode(Collections.singletonList(value), attachments);
        return new EncodedJson(array.substring(1, array.length() - 1), attachments);
    }

    List<EnginePacket> ack(String namespace, long id, @Nullable Object... args) {
        List<ByteBuffer> attachments = new ArrayList<>(0);
        String array = json.encode(SentValues.of(args), attachments);
        return encode(
                OutgoingPacket.of(PacketType.ACK, namespace, array).withId(id).withAttachments(attachments), ACK);
    }

    /** Tells a client that it has joined a namespace. */
    public List<EnginePacket> connect(String namespace, String socketId) {
        return encode(OutgoingPacket.of(PacketType.CONNECT, namespace, "{\"sid\":\"" + socketId + "\"}"));
    }

    /** Tells a client too with which secret it gets its socket back. */
    public List<EnginePacket> connect(String namespace, String socketId, String privateId) {
        String json = "{\"sid\":\"" + socketId + "\",\"pid\":\"" + privateId + "\"}";
        return encode(OutgoingPacket.of(PacketType.CONNECT, namespace, json));
    }

    /** Tells an old client that it has joined a namespace. */
    public List<EnginePacket> connectWithoutData(String namespace) {
        return encode(OutgoingPacket.of(PacketType.CONNECT, namespace, ""));
    }

    /** Old clients get the data of a refusal, or else its message, as it is. */
    public List<EnginePacket> connectErrorOfOldClient(String namespace, ConnectionRefusedException refusal) {
        String message = value(Objects.requireNonNullElse(refusal.getMessage(), "Connection refused"));
        String json = refusal.data().flatMap(this::encodable).orElse(message);
        return encode(OutgoingPacket.of(PacketType.CONNECT_ERROR, namespace, json));
    }

    /** Tells a client that it is in a namespace no more. */
    public List<EnginePacket> disconnect(String namespace) {
        return encode(OutgoingPacket.of(PacketType.DISCONNECT, namespace, ""));
    }

    /** Tells a client why it cannot join a namespace. */
    public List<EnginePacket> connectError(String namespace, ConnectionRefusedException refusal) {
        String message = value(Objects.requireNonNullElse(refusal.getMessage(), "Connection refused"));
        String data = refusal.data()
                .flatMap(this::encodable)
                .map(json -> ",\"data\":" + json)
                .orElse("");
        return encode(OutgoingPacket.of(PacketType.CONNECT_ERROR, namespace, "{\"message\":" + message + data + "}"));
    }

    private Optional<String> encodable(Object data) {
        try {
            return Optional.of(value(data));
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.WARNING, "The data of a ConnectionRefusedException cannot be sent", e);
            return Optional.empty();
        }
    }

    /** Returns one value as JSON. */
    public String value(Object value) {
        List<ByteBuffer> attachments = new ArrayList<>(0);
        String array = json.encode(List.of(value), attachments);
        if (!attachments.isEmpty()) {
            throw new IllegalArgumentException("binary data cannot travel in a refusal");
        }
        return array.substring(1, array.length() - 1);
    }

    private List<EnginePacket> encode(OutgoingPacket outgoing) {
        return encode(outgoing, "");
    }

    /**
     * Encodes a packet.
     *
     * @param event whose it is, for warnings
     */
    private List<EnginePacket> encode(OutgoingPacket outgoing, String event) {
        EncodedPacket packet = parser.encode(outgoing);
        attachmentWarning.look(event, packet);
        if (packet.text().isPresent() && packet.binary().isEmpty()) {
            return List.of(TextPacket.message(packet.text().get()));
        }
        List<EnginePacket> packets = new ArrayList<>(packet.binary().size() + 1);
        packet.text().ifPresent(text -> packets.add(TextPacket.message(text)));
        for (ByteBuffer message : packet.binary()) {
            packets.add(new BinaryPacket(message));
        }
        return packets;
    }
}
