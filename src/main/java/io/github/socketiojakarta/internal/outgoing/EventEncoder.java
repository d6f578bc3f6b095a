package io.github.socketiojakarta.internal.outgoing;

import io.github.socketiojakarta.cluster.EncodedJson;
import io.github.socketiojakarta.internal.adapter.BroadcastEvent;
import io.github.socketiojakarta.internal.adapter.EmitFlags;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Encodes what is sent in one namespace, and numbers what asks for an acknowledgement. Thread-safe. */
public final class EventEncoder {

    private final String namespace;
    private final PacketWriter packets;
    private final Conflation conflation;
    private final AtomicLong ackIds = new AtomicLong();

    /** Creates the encoder of one namespace. */
    public EventEncoder(String namespace, PacketWriter packets, Conflation conflation) {
        this.namespace = namespace;
        this.packets = packets;
        this.conflation = conflation;
    }

    /** Returns the id of one more event that asks for an acknowledgement. */
    public long nextAckId() {
        return ackIds.getAndIncrement();
    }

    /** Encodes an event for one socket. */
    public List<EnginePacket> event(String event, List<@Nullable Object> args) {
        return packets.event(namespace, OptionalLong.empty(), event, args);
    }

    /** Encodes an event for one socket that asks for an acknowledgement. */
    public List<EnginePacket> eventWithAck(long ackId, String event, List<@Nullable Object> args) {
        return packets.event(namespace, OptionalLong.of(ackId), event, args);
    }

    /** Encodes an acknowledgement. */
    public List<EnginePacket> ack(long ackId, @Nullable Object... args) {
        return packets.ack(namespace, ackId, args);
    }

    /** Returns the key by which an event may be replaced by a newer one, if it has one. */
    public Optional<Object> conflationKey(String event, List<@Nullable Object> args) {
        return conflation.key(event, args);
    }

    /** Encodes an event for many sockets. */
    public Broadcast broadcast(BroadcastEvent event, EmitFlags flags) {
        Optional<Object> key = conflation.key(event.name(), event.args());
        return broadcast(event, event(event.name(), event.args()), flags, key);
    }

    /** Encodes an event that can be recovered; clients find its offset behind the last argument. */
    public Broadcast broadcastWithOffset(BroadcastEvent event, EmitFlags flags, String offset) {
        List<@Nullable Object> args = new ArrayList<>(event.args());
        args.add(offset);
        return broadcast(event, event(event.name(), args), flags, Optional.empty());
    }

    /** Encodes an event for many sockets that asks each for an acknowledgement. */
    public Broadcast broadcastWithAck(BroadcastEvent event, EmitFlags flags, long ackId) {
        return broadcast(event, eventWithAck(ackId, event.name(), event.args()), flags, Optional.empty());
    }

    /** Makes a broadcast of an event that is encoded already. */
    public Broadcast broadcast(BroadcastEvent event, EncodedJson array, EmitFlags flags) {
        return broadcast(
                event, encoded(OptionalLong.empty(), event, array), flags, conflation.key(event.name(), event.args()));
    }

    /** Does the same with an event that can be recovered. */
    public Broadcast broadcastWithOffset(BroadcastEvent event, EncodedJson array, EmitFlags flags, String offset) {
        return broadcast(event, withOffset(event.name(), array, offset), flags, Optional.empty());
    }

    /** Does the same with an event that asks for an acknowledgement. */
    public Broadcast broadcastWithAck(BroadcastEvent event, EncodedJson array, EmitFlags flags, long ackId) {
        return broadcast(event, encoded(OptionalLong.of(ackId), event, array), flags, Optional.empty());
    }

    private List<EnginePacket> encoded(OptionalLong ackId, BroadcastEvent event, EncodedJson array) {
        return packets.event(namespace, ackId, event.name(), array);
    }

    /** Returns an event that is encoded already as it is sent to clients that can ask for what came after it. */
    public List<EnginePacket> withOffset(String event, EncodedJson array, String offset) {
        String open = array.json().substring(0, array.json().lastIndexOf(']'));
        EncodedJson longer = new EncodedJson(open + "," + packets.value(offset) + "]", array.attachments());
        return packets.event(namespace, OptionalLong.empty(), event, longer);
    }

    private static Broadcast broadcast(
            BroadcastEvent event, List<EnginePacket> packets, EmitFlags flags, Optional<Object> key) {
        return new Broadcast(event, flags.compress() ? packets : PacketWriter.uncompressed(packets), flags, key);
    }
}
