package io.github.socketiojakarta.internal.socket.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.property.Choices;
import io.github.socketiojakarta.property.Property;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever the number, nothing of it is lost, and it is of the smallest class that holds it. */
class ModelNumberPropertyTest {

    private static final int TRIES = 20_000;

    @Test
    void wholeNumbersAreOfTheSmallestClass() {
        Property.forAll(ModelNumberPropertyTest::whole).holds(TRIES, ModelNumberPropertyTest::isOfTheSmallestClass);
    }

    @Test
    void soAreThoseAtTheBorders() {
        for (int bits : new int[] {1, 8, 15, 16, 31, 32, 52, 53, 54, 62, 63, 64, 100}) {
            for (int delta = -2; delta <= 2; delta++) {
                BigInteger border = BigInteger.ONE.shiftLeft(bits).add(BigInteger.valueOf(delta));
                isOfTheSmallestClass(border.toString());
                isOfTheSmallestClass(border.negate().toString());
            }
        }
        for (int digits = 1; digits <= 40; digits++) {
            isOfTheSmallestClass("9".repeat(digits));
            isOfTheSmallestClass("-" + "9".repeat(digits));
            isOfTheSmallestClass("1" + "0".repeat(digits));
        }
        isOfTheSmallestClass("-0");
    }

    private static String whole(Choices choices) {
        return choices.below(4) == 0
                ? BigInteger.valueOf(choices.number())
                        .multiply(BigInteger.valueOf(choices.number()))
                        .toString()
                : String.valueOf(choices.number());
    }

    private static void isOfTheSmallestClass(String json) {
        BigInteger number = new BigInteger(json);
        Number expected = number.bitLength() < Integer.SIZE
                ? (Number) number.intValue()
                : number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
        assertThat(ModelNumber.of(json)).isEqualTo(expected);
        assertThat(ModelNumber.of("[" + json + "]", 1, json.length() + 1)).isEqualTo(expected);
    }

    @Test
    void fractionsKeepTheirDigits() {
        Property.forAll(ModelNumberPropertyTest::fraction).holds(TRIES, ModelNumberPropertyTest::keepsItsDigits);
    }

    @Test
    void soDoThoseAtTheBorders() {
        for (String json : List.of(
                "0.0",
                "-0.0",
                "0e0",
                "-0E-5",
                "0.1",
                "-0.1",
                "4.9e-324",
                "5e-324",
                "2e-324",
                "2.2250738585072014e-308",
                "2.2250738585072011e-308",
                "1.7976931348623157e308",
                "1.7976931348623159e308",
                "1e308",
                "1e309",
                "1e999",
                "1e-999",
                "9007199254740992.0",
                "9007199254740993.0",
                "0.3",
                "0.30000000000000004",
                "123456789012345.6",
                "99999999999999.9",
                "9999999999999.99",
                "0.0000000000001",
                "-0.0000000000001",
                "1.0000000000000",
                "1e23",
                "8.5e22",
                "1e22",
                "1E+2")) {
            keepsItsDigits(json);
        }
    }

    private static String fraction(Choices choices) {
        return switch (choices.below(4)) {
            case 0 -> String.valueOf(choices.fraction());
            case 1 -> choices.number() + "." + choices.text(20, "0123456789") + "0";
            case 2 -> choices.below(100_000) + "." + choices.text(9, "0123456789") + choices.below(10);
            default -> choices.number() + "e" + choices.between(-400, 400);
        };
    }

    /** The double that Java reads, if so many digits of it are these digits; and else the digits. */
    private static void keepsItsDigits(String json) {
        BigDecimal decimal = new BigDecimal(json);
        double nearest = Double.parseDouble(json);
        int digits = Math.max(1, decimal.stripTrailingZeros().precision());
        boolean exact = decimal.signum() == 0
                || (Double.isFinite(nearest)
                        && digits <= 17
                        && new BigDecimal(nearest)
                                        .round(new MathContext(digits))
                                        .compareTo(decimal)
                                == 0);
        Number number = ModelNumber.of(json);
        if (exact) {
            assertThat(number).isEqualTo(nearest); // as objects, so that -0.0 is not 0.0
        } else {
            assertThat(number).isEqualTo(decimal);
        }
    }
}
