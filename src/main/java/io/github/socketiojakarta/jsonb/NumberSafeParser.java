package io.github.socketiojakarta.jsonb;

import io.github.socketiojakarta.internal.socket.model.ModelNumber;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;

/** Refuses a number that does not fit an {@code int} or {@code long}, where others cut it. Confined to one call. */
final class NumberSafeParser implements JsonParser {

    private final JsonParser parser;

    NumberSafeParser(JsonParser parser) {
        this.parser = parser;
    }

    @Override
    public int getInt() {
        return intValue(getBigDecimal());
    }

    /** Returns a number as an {@code int}; throws if it is none. */
    static int intValue(BigDecimal number) {
        try {
            return number.intValueExact();
        } catch (ArithmeticException e) {
            throw noRoom(number, "an int", e);
        }
    }

    @Override
    public long getLong() {
        return longValue(getBigDecimal());
    }

    /** Returns a number as a {@code long}; throws if it is none. */
    static long longValue(BigDecimal number) {
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw noRoom(number, "a long", e);
        }
    }

    private static NumberFitException noRoom(BigDecimal number, String type, ArithmeticException e) {
        return new NumberFitException("a number that fits " + type + " is needed, but found " + number, e);
    }

    @Override
    public BigDecimal getBigDecimal() {
        return ModelNumber.checked(parser.getBigDecimal());
    }

    @Override
    public boolean hasNext() {
        return parser.hasNext();
    }

    @Override
    public Event next() {
        return parser.next();
    }

    @Override
    public Event currentEvent() {
        return parser.currentEvent();
    }

    @Override
    public String getString() {
        return parser.getString();
    }

    @Override
    public boolean isIntegralNumber() {
        return parser.isIntegralNumber();
    }

    @Override
    public JsonLocation getLocation() {
        return parser.getLocation();
    }

    @Override
    public JsonObject getObject() {
        return parser.getObject();
    }

    @Override
    public JsonValue getValue() {
        return parser.getValue();
    }

    @Override
    public JsonArray getArray() {
        return parser.getArray();
    }

    @Override
    public Stream<JsonValue> getArrayStream() {
        return parser.getArrayStream();
    }

    @Override
    public Stream<Map.Entry<String, JsonValue>> getObjectStream() {
        return parser.getObjectStream();
    }

    @Override
    public Stream<JsonValue> getValueStream() {
        return parser.getValueStream();
    }

    @Override
    public void skipArray() {
        parser.skipArray();
    }

    @Override
    public void skipObject() {
        parser.skipObject();
    }

    @Override
    public void close() {
        parser.close();
    }
}
