package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.internal.engine.packet.BinaryPacket;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import io.github.socketiojakarta.internal.socket.packet.EncodedPacket;
import io.github.socketiojakarta.internal.socket.packet.PacketEncoder;
import io.github.socketiojakarta.internal.socket.packet.PacketProtocol;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Writes packets in the form in which any number of sessions can send them. Immutable. */
final class PacketWriter {

    private static final System.Logger LOG = System.getLogger(PacketWriter.class.getName());

    private final JsonCodec json;

    PacketWriter(JsonCodec json) {
        this.json = json;
    }

    JsonCodec json() {
        return json;
    }

    List<EnginePacket> event(String namespace, OptionalLong ackId, String event, List<@Nullable Object> args) {
        if (PacketProtocol.isReserved(event)) {
            throw new IllegalArgumentException("The event name '" + event + "' is reserved; choose another");
        }
        List<@Nullable Object> values = new ArrayList<>(args.size() + 1);
        values.add(event);
        values.addAll(args);
        List<ByteBuffer> attachments = new ArrayList<>(0);
        String array = json.encode(values, attachments);
        return message(PacketEncoder.event(namespace, ackId, array, attachments));
    }

    List<EnginePacket> ack(String namespace, long id, @Nullable Object... args) {
        List<ByteBuffer> attachments = new ArrayList<>(0);
        String array = json.encode(Arrays.asList(args), attachments);
        return message(PacketEncoder.ack(namespace, id, array, attachments));
    }

    List<EnginePacket> connect(String namespace, String socketId) {
        return message(PacketEncoder.connect(namespace, "{\"sid\":\"" + socketId + "\"}"));
    }

    List<EnginePacket> disconnect(String namespace) {
        return message(PacketEncoder.disconnect(namespace));
    }

    List<EnginePacket> connectError(String namespace, ConnectionRefusedException refusal) {
        String message = value(Objects.requireNonNullElse(refusal.getMessage(), "Connection refused"));
        String data = refusal.data().map(this::dataMember).orElse("");
        return message(PacketEncoder.connectError(namespace, "{\"message\":" + message + data + "}"));
    }

    private String dataMember(Object data) {
        try {
            return ",\"data\":" + value(data);
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.WARNING, "The data of a ConnectionRefusedException cannot be sent", e);
            return "";
        }
    }

    private String value(Object value) {
        List<ByteBuffer> attachments = new ArrayList<>(0);
        String array = json.encode(List.of(value), attachments);
        if (!attachments.isEmpty()) {
            throw new IllegalArgumentException("binary data cannot travel in a refusal");
        }
        return array.substring(1, array.length() - 1);
    }

    private static List<EnginePacket> message(EncodedPacket packet) {
        TextPacket text = TextPacket.message(packet.text());
        if (packet.attachments().isEmpty()) {
            return List.of(text);
        }
        List<EnginePacket> packets = new ArrayList<>(packet.attachments().size() + 1);
        packets.add(text);
        for (ByteBuffer attachment : packet.attachments()) {
            packets.add(new BinaryPacket(attachment));
        }
        return packets;
    }
}
