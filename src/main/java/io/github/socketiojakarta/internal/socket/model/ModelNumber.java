package io.github.socketiojakarta.internal.socket.model;

import io.github.socketiojakarta.PayloadException;
import io.github.socketiojakarta.internal.socket.packet.JsonTokens;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads a number of which no type is known: as the smallest of {@code Integer}, {@code Long}, {@code BigInteger} that
 * holds it, or, with a fraction or an exponent, as a {@code Double} if that loses nothing, and else as a {@code
 * BigDecimal}. Pure.
 */
public final class ModelNumber {

    /** Any whole number with so many digits fits a {@code long}. */
    private static final int UNUSUAL = -1;

    private static final int LONG_DIGITS = 18;

    /** A {@code double} keeps so many decimal digits, whatever they are. */
    private static final int SAFE_DIGITS = 15;

    /** The powers of ten that a {@code double} can tell from their neighbours, as far as they are needed here. */
    private static final double[] POWERS_OF_TEN = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14
    };

    /** More digits than that name no {@code double} of their own. */
    private static final int DOUBLE_DIGITS = 17;

    /** Digits behind the point, and zeros before or behind it that only the exponent says. */
    private static final int MAX_SCALE = JsonTokens.MAX_NUMBER_LENGTH + JsonTokens.MAX_EXPONENT;

    private ModelNumber() {}

    /**
     * Returns what a well-formed JSON number says.
     *
     * @throws PayloadException if it is so long or large that reckoning with it could fill the memory
     */
    public static Number of(String json) {
        return of(json, 0, json.length());
    }

    /**
     * Returns what a well-formed JSON number from one index to another says.
     *
     * @throws PayloadException if it is so long or large that reckoning with it could fill the memory
     */
    static Number of(String text, int start, int end) {
        Number usual = usual(text, start, end);
        return usual == null ? any(text.substring(start, end)) : usual;
    }

    /**
     * Returns a number of few digits and no exponent, for which nothing is copied; null for any other. What it returns is exact:
     * fewer than 16 digits are a {@code double}, and so is a power of ten below 23, so that their quotient is rounded only once.
     */
    static @Nullable Number usual(String text, int start, int end) {
        boolean negative = start < end && text.charAt(start) == '-';
        int first = negative ? start + 1 : start;
        int point = end - start > LONG_DIGITS ? UNUSUAL : point(text, first, end);
        if (point == UNUSUAL || (point < end && end - start > SAFE_DIGITS)) {
            return null;
        }
        long digits = digits(0, text, first, point);
        if (point < end) {
            double number = digits(digits, text, point + 1, end) / POWERS_OF_TEN[end - point - 1];
            return negative ? -number : number;
        }
        return smallest(negative ? -digits : digits);
    }

    private static Number smallest(long number) {
        return number == (int) number ? (Number) (int) number : number;
    }

    /** Returns where the point is, or the end if there is none; {@link #UNUSUAL} if there is anything but digits besides. */
    private static int point(String text, int first, int end) {
        int point = end;
        for (int i = first; i < end; i++) {
            char c = text.charAt(i);
            if (c == '.' && point == end) {
                point = i;
            } else if (c < '0' || c > '9') {
                return UNUSUAL;
            }
        }
        return first == end ? UNUSUAL : point;
    }

    private static long digits(long before, String text, int start, int end) {
        long digits = before;
        for (int i = start; i < end; i++) {
            digits = 10 * digits + text.charAt(i) - '0';
        }
        return digits;
    }

    private static Number any(String json) {
        if (json.length() > JsonTokens.MAX_NUMBER_LENGTH) {
            throw tooLarge();
        }
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '.' || c == 'e' || c == 'E') {
                return fraction(json);
            }
        }
        return whole(json);
    }

    private static Number whole(String json) {
        if (json.length() > LONG_DIGITS) {
            BigInteger large = new BigInteger(json);
            return large.bitLength() < Long.SIZE ? (Number) large.longValue() : large;
        }
        long number = Long.parseLong(json);
        return number == (int) number ? (Number) (int) number : number;
    }

    private static Number fraction(String json) {
        double number = Double.parseDouble(json);
        boolean normal = Math.abs(number) >= Double.MIN_NORMAL && Math.abs(number) <= Double.MAX_VALUE;
        if (normal && json.length() <= SAFE_DIGITS) {
            return number;
        }
        BigDecimal decimal = decimal(json);
        return keeps(number, decimal) ? (Number) number : decimal;
    }

    private static BigDecimal decimal(String json) {
        try {
            return checked(new BigDecimal(json));
        } catch (ArithmeticException | NumberFormatException e) {
            throw tooLarge();
        }
    }

    /** Refuses an exponent with which a few characters of JSON could fill the memory later, as an integer. */
    public static BigDecimal checked(BigDecimal number) {
        if (Math.abs((long) number.scale()) > MAX_SCALE) {
            throw new ArithmeticException("a number with an exponent out of range");
        }
        return number;
    }

    private static PayloadException tooLarge() {
        return new PayloadException("expected a number of less than " + JsonTokens.MAX_NUMBER_LENGTH + " digits");
    }

    /**
     * Tells whether the double stands for the same digits. {@code Double.toString} does not help: before Java 19 it
     * sometimes has more digits than needed.
     */
    private static boolean keeps(double number, BigDecimal decimal) {
        if (decimal.signum() == 0) {
            return true;
        }
        if (Double.isInfinite(number)) {
            return false;
        }
        int digits = decimal.stripTrailingZeros().precision();
        return digits <= DOUBLE_DIGITS
                && new BigDecimal(number).round(new MathContext(digits)).compareTo(decimal) == 0;
    }
}
