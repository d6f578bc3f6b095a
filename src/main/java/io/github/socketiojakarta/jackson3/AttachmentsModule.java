package io.github.socketiojakarta.jackson3;

import io.github.socketiojakarta.internal.socket.model.Binary;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Teaches Jackson what bytes are: placeholders that point into the list of the call that is under way. */
final class AttachmentsModule {

    private static final UntypedReader UNTYPED = new UntypedReader();

    private AttachmentsModule() {}

    static SimpleModule create() {
        SimpleModule module = new SimpleModule("socketio-jakarta");
        module.addSerializer(byte[].class, new Writer<>(byte[].class));
        module.addSerializer(ByteBuffer.class, new Writer<>(ByteBuffer.class));
        module.addDeserializer(byte[].class, new Reader<byte[]>(byte[].class) {
            @Override
            byte[] of(byte[] bytes) {
                return bytes;
            }
        });
        module.addDeserializer(ByteBuffer.class, new Reader<ByteBuffer>(ByteBuffer.class) {
            @Override
            ByteBuffer of(byte[] bytes) {
                return ByteBuffer.wrap(bytes);
            }
        });
        module.addDeserializer(Object.class, UNTYPED);
        FiniteNumbers.addTo(module);
        return module;
    }

    /** Returns the bytes that an object stands for; nothing if it is a value like any other. */
    static byte @Nullable [] bytes(Map<String, ?> members, DeserializationContext context) {
        List<ByteBuffer> attachments = attachments(context.getAttribute(Jackson3Codec.ATTACHMENTS));
        if (attachments.isEmpty()
                || !Boolean.TRUE.equals(members.get(Binary.PLACEHOLDER))
                || !(members.get(Binary.NUM) instanceof Integer number)) {
            return null;
        }
        return Binary.bytes(attachments, number);
    }

    @SuppressWarnings("unchecked")
    private static List<ByteBuffer> attachments(Object attribute) {
        return (List<ByteBuffer>) attribute;
    }

    /** Writes bytes as a placeholder and keeps a copy of them. */
    private static final class Writer<T> extends StdSerializer<T> {

        Writer(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext provider) {
            ByteBuffer bytes = value instanceof ByteBuffer buffer ? buffer : ByteBuffer.wrap((byte[]) value);
            int number = Binary.attach(attachments(provider.getAttribute(Jackson3Codec.ATTACHMENTS)), bytes);
            json.writeStartObject();
            json.writeBooleanProperty(Binary.PLACEHOLDER, true);
            json.writeNumberProperty(Binary.NUM, number);
            json.writeEndObject();
        }
    }

    /** Reads bytes from a placeholder, and from nothing else. */
    private abstract static class Reader<T> extends StdDeserializer<T> {

        Reader(Class<T> type) {
            super(type);
        }

        abstract T of(byte[] bytes);

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            byte[] bytes = UNTYPED.deserialize(parser, context) instanceof byte[] found ? found : null;
            return bytes == null ? context.reportInputMismatch(this, "no binary value") : of(bytes);
        }
    }
}
