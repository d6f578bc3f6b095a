package io.github.socketiojakarta.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PropertyTest {

    private static final Generator<List<Long>> NUMBERS = choices -> choices.list(50, Choices::number);

    private static List<List<Long>> inputs(long seed) {
        List<List<Long>> inputs = new ArrayList<>();
        Property.forAll(NUMBERS).holds(new SplittableRandom(seed), 100, inputs::add);
        return inputs;
    }

    @Test
    void theSameSeedMakesTheSameInputsAndAnotherMakesOthers() {
        assertThat(inputs(1)).hasSize(100).isEqualTo(inputs(1)).isNotEqualTo(inputs(2));
    }

    @Test
    void whatBreaksTheRuleIsShownAtItsSimplestWithTheSeed() {
        Consumer<List<Long>> rule = numbers -> assertThat(numbers).allMatch(number -> number < 1024);
        AssertionError error = broken(NUMBERS, rule);
        assertThat(error).hasMessageMatching("Broken by input \\d+ of 2000, -Dproperty\\.seed=\\d+; .*: \\[1024]");
        assertThat(error.getCause()).hasMessageContaining("1024");
    }

    @Test
    @Timeout(60) // ten seconds for the search
    void aLargeInputThatBreaksTheRuleDoesNotHoldUpTheBuild() {
        Generator<List<String>> texts = choices -> choices.list(40, text -> text.text(2000));
        assertThat(broken(texts, list -> assertThat(String.join("", list)).hasSizeLessThan(10_000)))
                .hasMessageStartingWith("Broken by input");
    }

    @Test
    void bytesAreShown() {
        assertThat(broken(
                        choices -> choices.bytes(20), bytes -> assertThat(bytes).hasSizeLessThan(3)))
                .hasMessageEndingWith(": [0, 0, 0]");
    }

    @Test
    void exceptionsBreakARuleToo() {
        Generator<Integer> divisors = choices -> choices.between(-5, 5);
        assertThat(broken(divisors, number -> assertThat(1 / number).isBetween(-1, 1)))
                .hasMessageEndingWith(": 0")
                .hasCauseInstanceOf(ArithmeticException.class);
    }

    private static <T> AssertionError broken(Generator<T> inputs, Consumer<T> rule) {
        Property<T> property = Property.forAll(inputs);
        return catchThrowableOfType(AssertionError.class, () -> property.holds(new SplittableRandom(3), 2000, rule));
    }

    @Test
    void numbersAreOfEveryKind() {
        assertThat(inputs(4).stream().flatMap(List::stream).toList())
                .contains(0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 53)
                .anyMatch(number -> number > 1L << 60)
                .anyMatch(number -> number < -(1L << 60))
                .anyMatch(number -> number > 10 && number < 1024);
    }

    @Test
    void fractionsAreOfEveryKindAndFinite() {
        Choices choices = Choices.drawn(new SplittableRandom(5));
        double[] fractions =
                DoubleStream.generate(choices::fraction).limit(1000).toArray();
        List<DoublePredicate> kinds = List.of(
                number -> number > 1e100,
                number -> number < -1e100,
                number -> Math.abs(number) < 1e-100 && number != 0,
                number -> number == 0 && 1 / number < 0,
                number -> number % 1 != 0 && Math.abs(number) < 1e6);
        assertThat(kinds).allMatch(kind -> DoubleStream.of(fractions).anyMatch(kind));
        assertThat(DoubleStream.of(fractions).allMatch(Double::isFinite)).isTrue();
    }

    @Test
    void rangesAndTextsHaveTheirEdges() {
        Choices choices = Choices.drawn(new SplittableRandom(6));
        List<Integer> numbers = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            numbers.add(choices.between(-10, 10));
            texts.add(choices.text(20));
        }
        assertThat(numbers).contains(-10, 0, 10).allMatch(number -> Math.abs(number) <= 10);
        assertThat(texts)
                .contains("")
                .anyMatch(text -> text.length() == 20)
                .anyMatch(text -> text.chars().anyMatch(c -> Character.isSurrogate((char) c)))
                .allMatch(text -> text.length() <= 20);
    }

    @Test
    void aRuleThatHoldsSaysNothing() {
        assertThatCode(() -> Property.forAll(NUMBERS)
                        .holds(numbers -> assertThat(numbers).hasSizeLessThan(51)))
                .doesNotThrowAnyException();
    }
}
