package io.github.socketiojakarta.jsonb;

import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Writes null for what JSON has no number for, as {@code JSON.stringify} does. Confined to one call. */
final class NumberSafeGenerator implements JsonGenerator {

    private final JsonGenerator generator;

    NumberSafeGenerator(JsonGenerator generator) {
        this.generator = generator;
    }

    @Override
    public JsonGenerator write(double value) {
        if (Double.isFinite(value)) {
            generator.write(value);
        } else {
            generator.writeNull();
        }
        return this;
    }

    @Override
    public JsonGenerator write(String name, double value) {
        if (Double.isFinite(value)) {
            generator.write(name, value);
        } else {
            generator.writeNull(name);
        }
        return this;
    }

    @Override
    public JsonGenerator writeStartObject() {
        generator.writeStartObject();
        return this;
    }

    @Override
    public JsonGenerator writeStartObject(String name) {
        generator.writeStartObject(name);
        return this;
    }

    @Override
    public JsonGenerator writeKey(String name) {
        generator.writeKey(name);
        return this;
    }

    @Override
    public JsonGenerator writeStartArray() {
        generator.writeStartArray();
        return this;
    }

    @Override
    public JsonGenerator writeStartArray(String name) {
        generator.writeStartArray(name);
        return this;
    }

    @Override
    public JsonGenerator writeEnd() {
        generator.writeEnd();
        return this;
    }

    @Override
    public JsonGenerator writeNull() {
        generator.writeNull();
        return this;
    }

    @Override
    public JsonGenerator writeNull(String name) {
        generator.writeNull(name);
        return this;
    }

    @Override
    public JsonGenerator write(JsonValue value) {
        generator.write(value);
        return this;
    }

    @Override
    public JsonGenerator write(String name, JsonValue value) {
        generator.write(name, value);
        return this;
    }

    @Override
    public JsonGenerator write(String value) {
        generator.write(value);
        return this;
    }

    @Override
    public JsonGenerator write(String name, String value) {
        generator.write(name, value);
        return this;
    }

    @Override
    public JsonGenerator write(BigInteger value) {
        generator.write(value);
        return this;
    }

    @Override
    public JsonGenerator write(String name, BigInteger value) {
        generator.write(name, value);
        return this;
    }

    @Override
    public JsonGenerator write(BigDecimal value) {
        generator.write(value);
        return this;
    }

    @Override
    public JsonGenerator write(String name, BigDecimal value) {
        generator.write(name, value);
        return this;
    }

    @Override
    public JsonGenerator write(int value) {
        generator.write(value);
        return this;
    }

    @Override
    public JsonGenerator write(String name, int value) {
        generator.write(name, value);
        return this;
    }

    @Override
    public JsonGenerator write(long value) {
        generator.write(value);
        return this;
    }

    @Override
    public JsonGenerator write(String name, long value) {
        generator.write(name, value);
        return this;
    }

    @Override
    public JsonGenerator write(boolean value) {
        generator.write(value);
        return this;
    }

    @Override
    public JsonGenerator write(String name, boolean value) {
        generator.write(name, value);
        return this;
    }

    @Override
    public void flush() {
        generator.flush();
    }

    @Override
    public void close() {
        generator.close();
    }
}
