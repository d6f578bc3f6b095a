package io.github.socketiojakarta.internal.socket.packet;

import io.github.socketiojakarta.parser.PacketException;
import java.math.BigDecimal;
import java.math.MathContext;

/** The first element of an event. */
final class EventName {

    private static final double LARGEST_PLAIN = 1e21;
    private static final double SMALLEST_PLAIN = 1e-6;

    private EventName() {}

    /** Returns the name: a string, or a number as JavaScript writes it, since a listener is found by its text. */
    static String of(String json) {
        char first = json.charAt(0);
        if (first == '"') {
            return JsonTokens.unescape(json);
        }
        if (first == '-' || JsonTokens.isDigit(first)) {
            return number(json);
        }
        throw new PacketException("an event starts with its name, a string or number");
    }

    private static String number(String json) {
        double value = Double.parseDouble(json);
        if (value == 0 || Double.isInfinite(value)) {
            return value == 0 ? "0" : value < 0 ? "-Infinity" : "Infinity";
        }
        BigDecimal shortest = shortest(value);
        double size = Math.abs(value);
        return size >= SMALLEST_PLAIN && size < LARGEST_PLAIN ? shortest.toPlainString() : scientific(shortest);
    }

    /** Returns the fewest digits that are still this number; {@code Double.toString} has more before Java 19. */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        int digits = 1;
        BigDecimal rounded = exact.round(new MathContext(digits));
        while (rounded.doubleValue() != value) {
            digits++;
            rounded = exact.round(new MathContext(digits));
        }
        return rounded.stripTrailingZeros();
    }

    private static String scientific(BigDecimal number) {
        String digits = number.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - number.scale();
        return (number.signum() < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e-" : "e+")
                + Math.abs(exponent);
    }
}
