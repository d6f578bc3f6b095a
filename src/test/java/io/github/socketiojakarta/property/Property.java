package io.github.socketiojakarta.property;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Holds a rule against thousands of inputs, the same ones in every run. The input that breaks it is made simpler while
 * it still does, and shown with the seed. {@code -Dproperty.seed} and {@code -Dproperty.tries} ask for others and more.
 */
public final class Property<T> {

    private static final long SEED = Long.getLong("property.seed", 20_261_130L);
    private static final int TRIES = Integer.getInteger("property.tries", 2_000);
    /** How long an input that breaks a rule is made simpler. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Up to here, parts of every length are left out. */
    private static final int SHORT = 8;

    private final Generator<T> inputs;

    private Property(Generator<T> inputs) {
        this.inputs = inputs;
    }

    public static <T> Property<T> forAll(Generator<T> inputs) {
        return new Property<>(inputs);
    }

    /** Returns what the inputs of this run are made of. */
    public static long seed() {
        return SEED;
    }

    public void holds(Consumer<? super T> rule) {
        holds(TRIES, rule);
    }

    /** Asks for at least so many inputs. */
    public void holds(int tries, Consumer<? super T> rule) {
        holds(new SplittableRandom(SEED), Math.max(tries, TRIES), rule);
    }

    void holds(SplittableRandom random, int tries, Consumer<? super T> rule) {
        for (int i = 1; i <= tries; i++) {
            Choices choices = Choices.drawn(random);
            if (failure(choices, rule) != null) {
                List<Long> simplest = simplest(choices.taken(), rule);
                throw new AssertionError(
                        "Broken by input %d of %d, -Dproperty.seed=%d; at its simplest: %s"
                                .formatted(i, tries, SEED, shown(inputs.from(Choices.played(simplest)))),
                        failure(Choices.played(simplest), rule));
            }
        }
    }

    /** Returns what the rule says against this input, or null. */
    private Throwable failure(Choices choices, Consumer<? super T> rule) {
        T input = inputs.from(choices);
        try {
            rule.accept(input);
            return null;
        } catch (AssertionError | Exception | StackOverflowError failure) {
            return failure;
        }
    }

    private List<Long> simplest(List<Long> broken, Consumer<? super T> rule) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<List<Long>> simpler = Optional.of(broken);
        List<Long> best = broken;
        while (simpler.isPresent()) {
            best = simpler.get();
            simpler = simpler(best, rule, end);
        }
        return best;
    }

    private Optional<List<Long>> simpler(List<Long> best, Consumer<? super T> rule, long end) {
        return candidates(best)
                .takeWhile(candidate -> System.nanoTime() < end)
                .map(Choices::played)
                .filter(choices -> failure(choices, rule) != null && isSimpler(choices.taken(), best))
                .map(Choices::taken)
                .findFirst();
    }

    private static boolean isSimpler(List<Long> numbers, List<Long> best) {
        int difference = Integer.compare(numbers.size(), best.size());
        for (int i = 0; difference == 0 && i < best.size(); i++) {
            difference = Long.compare(numbers.get(i), best.get(i));
        }
        return difference < 0;
    }

    /** Without some of the numbers, the longest parts first; then with one of them smaller. One by one, for they are many. */
    private static Stream<List<Long>> candidates(List<Long> numbers) {
        int size = numbers.size();
        Stream<List<Long>> shorter = Stream.iterate(size, part -> part > 0, part -> part > SHORT ? part / 2 : part - 1)
                .flatMap(part -> Stream.iterate(
                                0, from -> from + part <= size, from -> from + (part > SHORT ? part : 1))
                        .map(from -> without(numbers, from, part)));
        Stream<List<Long>> smaller = Stream.iterate(0, at -> at < size, at -> at + 1)
                .flatMap(at -> Stream.of(0L, numbers.get(at) / 2, numbers.get(at) - 1)
                        .filter(less -> less >= 0 && less < numbers.get(at))
                        .map(less -> with(numbers, at, less)));
        return Stream.concat(shorter, smaller);
    }

    private static List<Long> without(List<Long> numbers, int from, int part) {
        List<Long> shorter = new ArrayList<>(numbers);
        shorter.subList(from, from + part).clear();
        return shorter;
    }

    private static List<Long> with(List<Long> numbers, int at, long number) {
        List<Long> changed = new ArrayList<>(numbers);
        changed.set(at, number);
        return changed;
    }

    private static String shown(Object input) {
        String array = Arrays.deepToString(new Object[] {input});
        return array.substring(1, array.length() - 1);
    }
}
