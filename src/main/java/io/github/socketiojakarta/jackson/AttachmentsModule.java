package io.github.socketiojakarta.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Teaches Jackson what bytes are: placeholders that point into the list of the call that is under way. */
final class AttachmentsModule {

    private static final String PLACEHOLDER = "_placeholder";
    private static final String NUM = "num";

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
        module.addDeserializer(Object.class, new UntypedReader());
        FiniteNumbers.addTo(module);
        return module;
    }

    /** Returns the bytes a node stands for; nothing if it is a value like any other. */
    static byte @Nullable [] bytes(JsonNode node, DeserializationContext context) throws IOException {
        List<ByteBuffer> attachments = attachments(context.getAttribute(JacksonCodec.ATTACHMENTS));
        if (attachments.isEmpty()
                || !node.path(PLACEHOLDER).asBoolean(false)
                || !node.path(NUM).isInt()) {
            return null;
        }
        int number = node.path(NUM).intValue();
        if (number < 0 || number >= attachments.size()) {
            return context.reportInputMismatch(
                    byte[].class, "a placeholder for attachment %d of %d", number, attachments.size());
        }
        ByteBuffer buffer = attachments.get(number).duplicate();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    @SuppressWarnings("unchecked")
    private static List<ByteBuffer> attachments(Object attribute) {
        return (List<ByteBuffer>) attribute;
    }

    /** Writes bytes as a placeholder and keeps a copy of them. */
    private static final class Writer<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1L;

        Writer(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            ByteBuffer bytes = value instanceof ByteBuffer buffer ? buffer : ByteBuffer.wrap((byte[]) value);
            ByteBuffer copy = ByteBuffer.allocate(bytes.remaining());
            copy.put(bytes.duplicate()).flip();
            List<ByteBuffer> attachments = attachments(provider.getAttribute(JacksonCodec.ATTACHMENTS));
            attachments.add(copy);
            json.writeStartObject();
            json.writeBooleanField(PLACEHOLDER, true);
            json.writeNumberField(NUM, attachments.size() - 1);
            json.writeEndObject();
        }
    }

    /** Reads bytes from a placeholder, and from nothing else. */
    private abstract static class Reader<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;

        Reader(Class<T> type) {
            super(type);
        }

        abstract T of(byte[] bytes);

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            byte[] bytes = bytes(parser.readValueAsTree(), context);
            return bytes == null ? context.reportInputMismatch(this, "no binary value") : of(bytes);
        }
    }
}
