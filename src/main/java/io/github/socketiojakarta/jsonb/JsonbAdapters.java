package io.github.socketiojakarta.jsonb;

import io.github.socketiojakarta.PayloadException;
import io.github.socketiojakarta.internal.socket.model.Binary;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Teaches JSON-B what it does not know: bytes as placeholders, at any depth, and NaN. Immutable. */
final class JsonbAdapters {

    private static final int MAX_UNSIGNED_BYTE = 255;
    private static final int NO_BYTE = Integer.MAX_VALUE;

    private JsonbAdapters() {}

    static JsonbConfig register(JsonbConfig config, Attachments attachments) {
        if (config.getProperty(JsonbConfig.DATE_FORMAT).isEmpty()) {
            config.withAdapters(new DateAdapter(), new CalendarAdapter());
        }
        return config.withSerializers(
                        new BytesSerializer(attachments),
                        new BufferSerializer(attachments),
                        new FloatSerializer(),
                        new FloatsSerializer())
                .withDeserializers(
                        new BytesDeserializer(attachments),
                        new BufferDeserializer(attachments),
                        new UntypedDeserializer(attachments));
    }

    private static void write(JsonGenerator generator, int number) {
        generator.writeStartObject();
        generator.write(Binary.PLACEHOLDER, true);
        generator.write(Binary.NUM, number);
        generator.writeEnd();
    }

    /** Returns the bytes a value stands for. */
    static byte[] bytes(JsonValue value, List<ByteBuffer> attachments) {
        if (value instanceof JsonObject object && object.getBoolean(Binary.PLACEHOLDER, false)) {
            return Binary.bytes(attachments, object.getInt(Binary.NUM, -1));
        }
        if (value instanceof JsonArray array) {
            return numbers(array);
        }
        throw new PayloadException("expected binary data, but found JSON of type " + value.getValueType());
    }

    /** JSON-B's own form of bytes, which a client may use where it has no binary type; unsigned or signed. */
    private static byte[] numbers(JsonArray array) {
        byte[] bytes = new byte[array.size()];
        for (int i = 0; i < bytes.length; i++) {
            int number = array.get(i) instanceof JsonNumber element ? element.intValueExact() : NO_BYTE;
            if (number < Byte.MIN_VALUE || number > MAX_UNSIGNED_BYTE) {
                throw new PayloadException("expected binary data, but found an array of something else than bytes");
            }
            bytes[i] = (byte) number;
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

    /** NaN of this type does not get as far as the generator: Yasson 3.0 makes a {@code BigDecimal} of it. */
    private record FloatSerializer() implements JsonbSerializer<Float> {
        @Override
        public void serialize(Float value, JsonGenerator generator, SerializationContext context) {
            write(generator, value);
        }

        private static void write(JsonGenerator generator, float value) {
            if (Float.isFinite(value)) {
                generator.write(new BigDecimal(Float.toString(value)));
            } else {
                generator.writeNull();
            }
        }
    }

    /** JSON-B looks for no serializer of the elements of such an array. */
    private record FloatsSerializer() implements JsonbSerializer<float[]> {
        @Override
        public void serialize(float[] values, JsonGenerator generator, SerializationContext context) {
            generator.writeStartArray();
            for (float value : values) {
                FloatSerializer.write(generator, value);
            }
            generator.writeEnd();
        }
    }

    /**
     * JSON-B adds the name of the zone to these two, {@code 1970-01-01T00:00:00Z[UTC]}, which no browser reads. As an
     * {@code Instant} they have none, and a format that an annotation asks for still counts.
     */
    @SuppressWarnings("JavaUtilDate") // legacy applications have it
    private static final class DateAdapter implements JsonbAdapter<Date, Instant> {
        @Override
        public Instant adaptToJson(Date date) {
            return Instant.ofEpochMilli(date.getTime());
        }

        @Override
        public Date adaptFromJson(Instant instant) {
            return Date.from(instant);
        }
    }

    private static final class CalendarAdapter implements JsonbAdapter<Calendar, Instant> {
        @Override
        public Instant adaptToJson(Calendar calendar) {
            return calendar.toInstant();
        }

        @Override
        public Calendar adaptFromJson(Instant instant) {
            return GregorianCalendar.from(instant.atZone(ZoneOffset.UTC));
        }
    }

    private record BytesDeserializer(Attachments attachments) implements JsonbDeserializer<byte[]> {
        @Override
        public byte[] deserialize(JsonParser parser, DeserializationContext context, Type type) {
            return bytes(parser.getValue(), attachments.current());
        }
    }

    private record BufferDeserializer(Attachments attachments) implements JsonbDeserializer<ByteBuffer> {
        @Override
        public ByteBuffer deserialize(JsonParser parser, DeserializationContext context, Type type) {
            return ByteBuffer.wrap(bytes(parser.getValue(), attachments.current()));
        }
    }

    /** Where the type is open, as in a {@code Map<String, Object>} or a field of type {@code Object}. */
    private record UntypedDeserializer(Attachments attachments) implements JsonbDeserializer<Object> {
        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context, Type type) {
            return location(parser) instanceof TextParser.Place place
                    ? place.read(parser, attachments.current())
                    : JsonTree.toJava(parser.getValue(), attachments.current());
        }

        /** Nothing where a provider reads a tree, as Yasson does for types with {@code @JsonbTypeInfo}. */
        private static @Nullable JsonLocation location(JsonParser parser) {
            try {
                return parser.getLocation();
            } catch (RuntimeException e) { // it knows none; each provider has its own exception
                return null;
            }
        }
    }
}
