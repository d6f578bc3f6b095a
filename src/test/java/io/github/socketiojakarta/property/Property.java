package io.github.socketiojakarta.property;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Holds a rule against thousands of inputs, the same ones in every run. The input that breaks it is made simpler while
 * it still does, and shown with the seed. {@code -Dproperty.seed} and {@code -Dproperty.tries} ask for others and more.
 */
public final class Property<T> {

    private static final long SEED = Long.getLong("property.seed", 20_261_130L);
    private static final int TRIES = Integer.getInteger("property.tries", 2_000);
    /** How often an input that breaks the rule is made simpler. */
    private static final int ROUNDS = 500;
    /** Up to here, parts of every length are left out. */
    private static final int SHORT = 8;

    private final Generator<T> inputs;

    private Property(Generator<T> inputs) {
        this.inputs = inputs;
    }

    public static <T> Property<T> forAll(Generator<T> inputs) {
        return new Property<>(inputs);
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
        Optional<List<Long>> simpler = Optional.of(broken);
        List<Long> best = broken;
        for (int i = 0; i < ROUNDS && simpler.isPresent(); i++) {
            best = simpler.get();
            simpler = simpler(best, rule);
        }
        return best;
    }

    private Optional<List<Long>> simpler(List<Long> best, Consumer<? super T> rule) {
        return candidates(best).stream()
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

    /** Without some of the numbers, the longest parts first; then with one of them smaller. */
    private static List<List<Long>> candidates(List<Long> numbers) {
        List<List<Long>> candidates = new ArrayList<>();
        for (int part = numbers.size(); part > 0; part = part > SHORT ? part / 2 : part - 1) {
            for (int from = 0; from + part <= numbers.size(); from += part > SHORT ? part : 1) {
                List<Long> shorter = new ArrayList<>(numbers);
                shorter.subList(from, from + part).clear();
                candidates.add(shorter);
            }
        }
        for (int i = 0; i < numbers.size(); i++) {
            long number = numbers.get(i);
            for (long less : new long[] {0, number / 2, number - 1}) {
                if (less >= 0 && less < number) {
                    List<Long> smaller = new ArrayList<>(numbers);
                    smaller.set(i, less);
                    candidates.add(smaller);
                }
            }
        }
        return candidates;
    }

    private static String shown(Object input) {
        String array = Arrays.deepToString(new Object[] {input});
        return array.substring(1, array.length() - 1);
    }
}
