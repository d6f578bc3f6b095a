package io.github.socketiojakarta;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kind of value, and what it looks like as text. Immutable.
 *
 * @param parser returns what a text means, or throws {@link IllegalArgumentException}; missing if the value is an object of
 *     the application, which cannot be text
 * @param writer returns a value as text, which for such an object is its class and nothing it holds, as that may be a secret
 */
record OptionType<T>(Optional<Function<String, T>> parser, Function<T, String> writer) {

    static final OptionType<String> TEXT = of(text -> text, text -> text);
    static final OptionType<Integer> NUMBER = of(OptionType::number, String::valueOf);
    static final OptionType<Boolean> SWITCH = of(OptionType::flag, String::valueOf);
    static final OptionType<Duration> MILLIS = of(OptionType::millis, time -> String.valueOf(time.toMillis()));
    static final OptionType<Set<String>> NAMES =
            of(text -> Set.copyOf(List.of(names(text))), names -> join(names.stream()));
    static final OptionType<Set<Transport>> TRANSPORTS = of(
            text -> Arrays.stream(text.split(",", -1))
                    .map(name -> transport(name.trim()))
                    .collect(Collectors.toUnmodifiableSet()),
            transports -> join(transports.stream().map(Transport::wireName)));
    static final OptionType<Cors> ORIGINS = of(text -> Cors.allow(names(text)), OptionType::className);

    /** An {@code Executor}, or the name of one. */
    static final OptionType<Object> EXECUTOR =
            of(OptionCheck::executorName, executor -> executor instanceof String name ? name : className(executor));

    private static <T> OptionType<T> of(Function<String, T> parser, Function<T, String> writer) {
        return new OptionType<>(Optional.of(parser), writer);
    }

    /** Returns the kind of objects that cannot be text. */
    static <T> OptionType<T> inCode() {
        return new OptionType<>(Optional.empty(), OptionType::className);
    }

    boolean isText() {
        return parser.isPresent();
    }

    T parse(String text) {
        return parser.orElseThrow(() -> new IllegalArgumentException("it can be set in code only"))
                .apply(text.trim());
    }

    private static String[] names(String text) {
        return text.split("\\s*,\\s*");
    }

    private static String join(Stream<String> names) {
        String joined = names.sorted().collect(Collectors.joining(","));
        return joined.isEmpty() ? "none" : joined;
    }

    private static Duration millis(String text) {
        try {
            return Duration.ofMillis(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("it must be a whole number of milliseconds", e);
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("it must be a whole number up to " + Integer.MAX_VALUE, e);
        }
    }

    private static boolean flag(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new IllegalArgumentException("it must be true or false");
    }

    private static Transport transport(String name) {
        return Arrays.stream(Transport.values())
                .filter(transport -> transport.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a transport is polling or websocket"));
    }

    /** The class of a lambda expression has a number behind a slash, which says nothing. */
    private static String className(Object value) {
        String name = value.getClass().getName();
        return name.substring(name.lastIndexOf('.') + 1).replaceFirst("/.*", "");
    }
}
