package io.github.socketiojakarta.internal.socket.json;

import io.github.socketiojakarta.PayloadException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;

/** Reads numbers and booleans without a JSON library, and without losing anything of a number. */
final class JsonScalars {

    private static final Map<Type, Function<BigDecimal, Object>> NUMBERS = Map.ofEntries(
            Map.entry(Integer.class, BigDecimal::intValueExact),
            Map.entry(int.class, BigDecimal::intValueExact),
            Map.entry(Long.class, BigDecimal::longValueExact),
            Map.entry(long.class, BigDecimal::longValueExact),
            Map.entry(Short.class, BigDecimal::shortValueExact),
            Map.entry(short.class, BigDecimal::shortValueExact),
            Map.entry(Byte.class, BigDecimal::byteValueExact),
            Map.entry(byte.class, BigDecimal::byteValueExact),
            Map.entry(Double.class, BigDecimal::doubleValue),
            Map.entry(double.class, BigDecimal::doubleValue),
            Map.entry(Float.class, BigDecimal::floatValue),
            Map.entry(float.class, BigDecimal::floatValue),
            Map.entry(BigDecimal.class, number -> number),
            Map.entry(Number.class, number -> number));

    /** More digits than any number needs; their conversion would take long. */
    private static final int MAX_LENGTH = 400;

    private JsonScalars() {}

    static boolean isScalar(Type type) {
        return type == Boolean.class || type == boolean.class || NUMBERS.containsKey(type);
    }

    static Object decode(String json, Type type) {
        Function<BigDecimal, Object> number = NUMBERS.get(type);
        if (number == null) {
            return bool(json);
        }
        try {
            if (json.length() <= MAX_LENGTH) {
                BigDecimal value = new BigDecimal(json);
                if (Math.abs(value.scale()) <= MAX_LENGTH) {
                    return number.apply(value);
                }
            }
        } catch (ArithmeticException | NumberFormatException expected) { // said below
        }
        throw new PayloadException("expected a number that fits " + type.getTypeName());
    }

    private static Boolean bool(String json) {
        if (json.equals("true") || json.equals("false")) {
            return json.equals("true");
        }
        throw new PayloadException("expected true or false");
    }
}
