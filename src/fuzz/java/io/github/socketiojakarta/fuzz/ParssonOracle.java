package io.github.socketiojakarta.fuzz;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What a JSON library makes of the same text. */
final class ParssonOracle {

    private ParssonOracle() {}

    /** Compares what we have read. */
    static void sameAs(String json, Object value) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            same(reader.readValue(), value, json);
        }
    }

    private static void same(JsonValue expected, Object value, String json) {
        if (value instanceof byte[]) { // in the place of an object
            Oracle.holds(expected instanceof JsonObject, "bytes for " + expected);
        } else if (value instanceof Map<?, ?> map) {
            JsonObject object = (JsonObject) expected;
            Oracle.same(List.copyOf(object.keySet()), List.copyOf(map.keySet()), "the names in " + json);
            object.forEach((name, member) -> same(member, map.get(name), json));
        } else if (value instanceof List<?> list) {
            JsonArray array = (JsonArray) expected;
            Oracle.same(array.size(), list.size(), "the elements in " + json);
            for (int i = 0; i < list.size(); i++) {
                same(array.get(i), list.get(i), json);
            }
        } else if (value instanceof Number number) {
            sameNumber(((JsonNumber) expected).bigDecimalValue(), number, json);
        } else {
            Oracle.same(scalar(expected), value, "a value in " + json);
        }
    }

    private static void sameNumber(BigDecimal expected, Number number, String json) {
        boolean same = number instanceof Double fraction
                ? fraction == expected.doubleValue()
                : new BigDecimal(number.toString()).compareTo(expected) == 0;
        Oracle.holds(same, "a number in " + json + " is " + number);
    }

    private static Object scalar(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> ((JsonString) value).getString();
            case TRUE -> true;
            case FALSE -> false;
            case NULL -> null;
            default -> value;
        };
    }
}
