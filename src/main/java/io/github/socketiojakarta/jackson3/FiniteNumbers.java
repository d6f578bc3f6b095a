package io.github.socketiojakarta.jackson3;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.util.JsonGeneratorDelegate;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** What JSON has no number for is null when it is written, as in JavaScript, and nothing that can be read. */
final class FiniteNumbers {

    private FiniteNumbers() {}

    static void addTo(SimpleModule module) {
        Reader<Double> doubles = new Reader<>(Double.class) {
            @Override
            Double read(JsonParser parser, DeserializationContext context) {
                return _parseDoublePrimitive(parser, context);
            }
        };
        Reader<Float> floats = new Reader<>(Float.class) {
            @Override
            Float read(JsonParser parser, DeserializationContext context) {
                return _parseFloatPrimitive(parser, context);
            }
        };
        module.addDeserializer(Double.class, doubles).addDeserializer(Float.class, floats);
        module.addDeserializer(double.class, doubles).addDeserializer(float.class, floats);
        module.addDeserializer(double[].class, new ArrayReader<>(double[].class, doubles));
        module.addDeserializer(float[].class, new ArrayReader<>(float[].class, floats));
    }

    /** Reads a number of one type. */
    private abstract static class Reader<N extends Number> extends StdScalarDeserializer<N> {

        Reader(Class<N> type) {
            super(type);
        }

        /** Reads the number as Jackson does. */
        abstract N read(JsonParser parser, DeserializationContext context);

        @Override
        public @Nullable N deserialize(JsonParser parser, DeserializationContext context) {
            N number = read(parser, context);
            return Double.isFinite(number.doubleValue())
                    ? number
                    : context.reportInputMismatch(this, "no %s is as large as %s", handledType(), parser.getString());
        }
    }

    /** Reads an array of such numbers. */
    private static final class ArrayReader<A> extends StdScalarDeserializer<A> {

        private final Reader<?> elements;

        ArrayReader(Class<A> type, Reader<?> elements) {
            super(type);
            this.elements = elements;
        }

        @Override
        public @Nullable A deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.isExpectedStartArrayToken()) {
                return context.reportInputMismatch(this, "no array");
            }
            List<@Nullable Number> numbers = new ArrayList<>();
            while (parser.nextToken() != tools.jackson.core.JsonToken.END_ARRAY) {
                numbers.add(elements.deserialize(parser, context));
            }
            Object array = Array.newInstance(handledType().getComponentType(), numbers.size());
            for (int i = 0; i < numbers.size(); i++) {
                Array.set(array, i, numbers.get(i));
            }
            @SuppressWarnings("unchecked") // the class of the array is the one this is for
            A result = (A) array;
            return result;
        }
    }

    /** Writes null for what is no number of JSON, wherever Jackson finds it. Confined to one call. */
    static final class Generator extends JsonGeneratorDelegate {

        Generator(JsonGenerator generator) {
            super(generator, false);
        }

        @Override
        public JsonGenerator writeNumber(double value) {
            if (Double.isFinite(value)) {
                delegate.writeNumber(value);
            } else {
                delegate.writeNull();
            }
            return this;
        }

        @Override
        public JsonGenerator writeNumber(float value) {
            if (Float.isFinite(value)) {
                delegate.writeNumber(value);
            } else {
                delegate.writeNull();
            }
            return this;
        }

        @Override
        public JsonGenerator writeArray(double[] array, int offset, int length) {
            delegate.writeStartArray(array, length);
            for (int i = offset; i < offset + length; i++) {
                writeNumber(array[i]);
            }
            delegate.writeEndArray();
            return this;
        }
    }
}
