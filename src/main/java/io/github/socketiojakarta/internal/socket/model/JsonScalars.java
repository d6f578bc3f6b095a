package io.github.socketiojakarta.internal.socket.model;

import io.github.socketiojakarta.PayloadException;
import io.github.socketiojakarta.internal.socket.packet.JsonTokens;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.Function;

/** Reads numbers and booleans without a JSON library, and without losing anything of a number. */
public final class JsonScalars {

    private static final Map<Type, Function<BigDecimal, Object>> NUMBERS = Map.ofEntries(
            Map.entry(Integer.class, BigDecimal::intValueExact),
            Map.entry(int.class, BigDecimal::intValueExact),
            Map.entry(Long.class, BigDecimal::longValueExact),
            Map.entry(long.class, BigDecimal::longValueExact),
            Map.entry(Short.class, BigDecimal::shortValueExact),
            Map.entry(short.class, BigDecimal::shortValueExact),
            Map.entry(Byte.class, BigDecimal::byteValueExact),
            Map.entry(byte.class, BigDecimal::byteValueExact),
            Map.entry(Double.class, JsonScalars::finiteDouble),
            Map.entry(double.class, JsonScalars::finiteDouble),
            Map.entry(Float.class, JsonScalars::finiteFloat),
            Map.entry(float.class, JsonScalars::finiteFloat),
            Map.entry(BigInteger.class, BigDecimal::toBigIntegerExact),
            Map.entry(BigDecimal.class, number -> number),
            Map.entry(Number.class, number -> ModelNumber.of(number.toString())));

    private JsonScalars() {}

    /** Returns whether a type is one of those. */
    public static boolean isScalar(Type type) {
        return type == Boolean.class || type == boolean.class || NUMBERS.containsKey(type);
    }

    /** Returns what a number or literal says; throws if it does not fit the type. */
    public static Object decode(String json, Type type) {
        Function<BigDecimal, Object> number = NUMBERS.get(type);
        if (number == null) {
            return bool(json);
        }
        try {
            if (json.length() <= JsonTokens.MAX_NUMBER_LENGTH) {
                return number.apply(ModelNumber.checked(new BigDecimal(json)));
            }
        } catch (ArithmeticException | NumberFormatException expected) { // said below
        }
        throw new PayloadException("expected a number that fits " + type.getTypeName());
    }

    private static Object finiteDouble(BigDecimal number) {
        double value = number.doubleValue();
        if (Double.isInfinite(value)) {
            throw new ArithmeticException("too large");
        }
        return value;
    }

    private static Object finiteFloat(BigDecimal number) {
        float value = number.floatValue();
        if (Float.isInfinite(value)) {
            throw new ArithmeticException("too large");
        }
        return value;
    }

    private static Boolean bool(String json) {
        if (json.equals("true") || json.equals("false")) {
            return json.equals("true");
        }
        throw new PayloadException("expected true or false");
    }
}
