package io.github.socketiojakarta.testing;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.internal.incoming.JsonArgs;
import io.github.socketiojakarta.parser.Arguments;
import io.github.socketiojakarta.parser.DecoderLimits;
import io.github.socketiojakarta.parser.EncodedPacket;
import io.github.socketiojakarta.parser.OutgoingPacket;
import io.github.socketiojakarta.parser.PacketType;
import io.github.socketiojakarta.parser.Parser;
import io.github.socketiojakarta.parser.ReservedEvents;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How test clients write and read packets: by the server's own codec and parser, so that what a handler gets is what a
 * real client would have sent. Immutable.
 */
record Wire(JsonCodec json, Parser parser) {

    Parser.Decoder decoder() {
        return parser.decoder(DecoderLimits.NONE);
    }

    Args args(Arguments arguments) {
        return new JsonArgs(arguments, json);
    }

    /** Returns values as they are; Java takes a single null for the whole array, and whoever writes that means one value. */
    static List<@Nullable Object> values(@Nullable Object @Nullable ... args) {
        return args == null ? Collections.singletonList(null) : Arrays.asList(args);
    }

    EncodedPacket event(String namespace, OptionalLong ackId, String event, List<@Nullable Object> args) {
        if (ReservedEvents.contains(event)) {
            throw new IllegalArgumentException("The event name '" + event + "' is reserved; no client can send it");
        }
        List<@Nullable Object> values = new ArrayList<>(args.size() + 1);
        values.add(event);
        values.addAll(args);
        return encode(PacketType.EVENT, namespace, ackId, values);
    }

    EncodedPacket ack(String namespace, long id, List<@Nullable Object> args) {
        return encode(PacketType.ACK, namespace, OptionalLong.of(id), args);
    }

    private EncodedPacket encode(PacketType type, String namespace, OptionalLong id, List<@Nullable Object> values) {
        List<ByteBuffer> attachments = new ArrayList<>();
        String array = json.encode(values, attachments);
        return parser.encode(
                OutgoingPacket.of(type, namespace, array).withId(id).withAttachments(attachments));
    }

    EncodedPacket connect(String namespace, String auth) {
        return parser.encode(OutgoingPacket.of(PacketType.CONNECT, namespace, auth));
    }

    EncodedPacket disconnect(String namespace) {
        return parser.encode(OutgoingPacket.of(PacketType.DISCONNECT, namespace, ""));
    }

    /**
     * Returns the JSON of an {@code auth} payload.
     *
     * @throws IllegalArgumentException if it is no object
     */
    String auth(Object payload) {
        List<ByteBuffer> attachments = new ArrayList<>();
        String array = json.encode(List.of(payload), attachments).strip();
        String object = array.substring(1, array.length() - 1).strip();
        if (!object.startsWith("{") || !attachments.isEmpty()) {
            throw new IllegalArgumentException("An auth payload is an object without binary values, such as"
                    + " Map.of(\"token\", \"secret\") or a record, but this is " + object);
        }
        return object;
    }

    /** Reads a JSON object; an empty text is an empty one. */
    @SuppressWarnings("unchecked") // the codec promises it
    Map<String, @Nullable Object> object(Optional<String> text) {
        Object value = json.decode(text.filter(some -> !some.isEmpty()).orElse("{}"), Object.class, List.of());
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }
}
