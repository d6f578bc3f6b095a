package io.github.socketiojakarta.internal.socket.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;

/** Teaches JSON-B to write bytes as placeholders and to read them back, at any depth. Immutable. */
final class BinaryAdapters {

    private BinaryAdapters() {}

    static JsonbConfig register(JsonbConfig config, Attachments attachments) {
        return config.withSerializers(new BytesSerializer(attachments), new BufferSerializer(attachments))
                .withDeserializers(new BytesDeserializer(attachments), new BufferDeserializer(attachments));
    }

    private static void write(JsonGenerator generator, int number) {
        generator.writeStartObject();
        generator.write(Attachments.PLACEHOLDER, true);
        generator.write(Attachments.NUM, number);
        generator.writeEnd();
    }

    private static byte[] read(JsonParser parser, Attachments attachments) {
        JsonValue value = parser.getValue();
        if (value instanceof JsonObject object && object.getBoolean(Attachments.PLACEHOLDER, false)) {
            return attachments.bytes(object.getInt(Attachments.NUM, -1));
        }
        if (value instanceof JsonArray array) {
            return numbers(array);
        }
        throw new JsonbException("expected binary data, but found JSON of type " + value.getValueType());
    }

    /** JSON-B's own form of bytes, which a client may use where it has no binary type. */
    private static byte[] numbers(JsonArray array) {
        byte[] bytes = new byte[array.size()];
        for (int i = 0; i < bytes.length; i++) {
            if (!(array.get(i) instanceof JsonNumber number)) {
                throw new JsonbException("expected binary data, but found an array of something else than numbers");
            }
            bytes[i] = (byte) number.intValue();
        }
        return bytes;
    }

    private record BytesSerializer(Attachments attachments) implements JsonbSerializer<byte[]> {
        @Override
        public void serialize(byte[] bytes, JsonGenerator generator, SerializationContext context) {
            write(generator, attachments.add(ByteBuffer.wrap(bytes)));
        }
    }

    private record BufferSerializer(Attachments attachments) implements JsonbSerializer<ByteBuffer> {
        @Override
        public void serialize(ByteBuffer bytes, JsonGenerator generator, SerializationContext context) {
            write(generator, attachments.add(bytes));
        }
    }

    private record BytesDeserializer(Attachments attachments) implements JsonbDeserializer<byte[]> {
        @Override
        public byte[] deserialize(JsonParser parser, DeserializationContext context, Type type) {
            return read(parser, attachments);
        }
    }

    private record BufferDeserializer(Attachments attachments) implements JsonbDeserializer<ByteBuffer> {
        @Override
        public ByteBuffer deserialize(JsonParser parser, DeserializationContext context, Type type) {
            return ByteBuffer.wrap(read(parser, attachments));
        }
    }
}
