package io.github.socketiojakarta.property;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The numbers an input is made of: drawn at random, or played back. A smaller number stands for a simpler input, and one
 * that is missing at the end for the simplest; so shorter and smaller lists of numbers make simpler inputs, whatever
 * they are inputs of. Confined to one thread.
 */
public final class Choices {

    private final List<Long> played;
    private final SplittableRandom random;
    private final List<Long> taken = new ArrayList<>();

    private Choices(List<Long> played, SplittableRandom random) {
        this.played = played;
        this.random = random;
    }

    static Choices drawn(SplittableRandom random) {
        return new Choices(List.of(), random);
    }

    /** Plays back those numbers, and then nothing but zeros. */
    static Choices played(List<Long> numbers) {
        return new Choices(numbers, null);
    }

    List<Long> taken() {
        return List.copyOf(taken);
    }

    /** Returns a number from 0 on that is less than the bound, each as likely as the others. */
    public int below(int bound) {
        return (int) choose(bound);
    }

    private long choose(long bound) {
        return take(random == null ? 0 : random.nextLong(bound), bound);
    }

    private long take(long drawn, long bound) {
        long number = drawn;
        if (random == null && taken.size() < played.size()) {
            number = Math.min(played.get(taken.size()), bound - 1);
        }
        taken.add(number);
        return number;
    }

    /** Returns a number between the two, which belong to it, and often one of the two. */
    public int between(int least, int most) {
        return (int) between((long) least, most);
    }

    /** Returns a number between the two, which belong to it, and often one of the two. The difference must fit a long. */
    public long between(long least, long most) {
        return switch (below(8)) {
            case 6 -> least;
            case 7 -> most;
            default -> least + (most == least ? 0 : choose(most - least + 1));
        };
    }

    /** Returns any number: as often a short as a long one, and often one at the end of what so many bits can hold. */
    public long number() {
        int bits = below(64);
        long least = bits == 0 ? 0 : 1L << (bits - 1);
        long most = bits == 0 ? 0 : least - 1 + least;
        long number = switch (below(4)) {
            case 2 -> least;
            case 3 -> most;
            default -> least + (bits < 2 ? 0 : choose(least));
        };
        return below(2) == 0 ? number : ~number;
    }

    /** Returns any finite number: of any magnitude, whole or not, and the edges of what there is. */
    public double fraction() {
        return switch (below(4)) {
            case 0 -> number();
            case 1 -> number() / 1024.0;
            case 2 -> oneOf(0.0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_NORMAL, 1e-7);
            default -> finite(Double.longBitsToDouble(choose(Long.MAX_VALUE)));
        };
    }

    private static double finite(double number) {
        return Double.isFinite(number) ? number : 0;
    }

    /** Returns a text of any characters, halves of surrogate pairs too. */
    public String text(int most) {
        return text(most, Choices::character);
    }

    public String text(int most, String alphabet) {
        return text(most, choices -> alphabet.charAt(choices.below(alphabet.length())));
    }

    private String text(int most, Generator<Character> character) {
        StringBuilder text = new StringBuilder();
        list(most, character).forEach(text::append);
        return text.toString();
    }

    private char character() {
        return switch (below(4)) {
            case 0 -> (char) ('a' + below(26));
            case 1 -> (char) below(0x100);
            case 2 -> oneOf('\0', '"', '\\', ',', '/', '\u001e', '\u2028', '\ud83d', '\ude00', '\ufeff', '\uffff');
            default -> (char) below(0x10000);
        };
    }

    public byte[] bytes(int most) {
        List<Integer> values = list(most, choices -> choices.below(256));
        byte[] bytes = new byte[values.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = values.get(i).byteValue();
        }
        return bytes;
    }

    /** Each element follows a number that says that there is one more, so that without both the rest is a list too. */
    public <T> List<T> list(int most, Generator<T> element) {
        int length = random == null ? 0 : length(most);
        List<T> list = new ArrayList<>();
        while (list.size() < most && take(list.size() < length ? 1 : 0, 2) == 1) {
            list.add(element.from(this));
        }
        return list;
    }

    /** As often one of a few as any. */
    private int length(int most) {
        return random.nextInt(random.nextBoolean() ? Math.min(most, 3) + 1 : most + 1);
    }

    @SafeVarargs
    public final <T> T oneOf(T... values) {
        return values[below(values.length)];
    }

    @SafeVarargs
    public final <T> T anyOf(Generator<? extends T>... generators) {
        return oneOf(generators).from(this);
    }
}
