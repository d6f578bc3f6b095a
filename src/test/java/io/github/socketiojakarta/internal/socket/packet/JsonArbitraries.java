package io.github.socketiojakarta.internal.socket.packet;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** JSON texts, and texts that nearly are. */
final class JsonArbitraries {

    private static final String CHARS =
            "{}[],:\"\\/ \t\n\r0123456789eE+-.truefalsnbu_\u0000\u001f\u007f\u00a0\u00e9\ud83d\ufeff";

    private JsonArbitraries() {}

    static Arbitrary<String> json() {
        return Arbitraries.lazyOf(
                JsonArbitraries::scalar, JsonArbitraries::scalar, JsonArbitraries::array, JsonArbitraries::object);
    }

    private static Arbitrary<String> scalar() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "true", "false", "null", "0", "-0", "1.5", "-1e9", "1E+2", "0.0e-0", "{}", "[]", "[ ]", "{\n}"),
                Arbitraries.longs().map(String::valueOf),
                Arbitraries.doubles().map(String::valueOf),
                string());
    }

    static Arbitrary<String> string() {
        Arbitrary<String> part = Arbitraries.oneOf(
                Arbitraries.of(
                        "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u0041", "\\uD83d", "\\u0000", "😀",
                        "\u2028", "]", ","),
                Arbitraries.strings().withCharRange('a', 'z').ofMaxLength(3));
        return part.list().ofMaxSize(4).map(parts -> '"' + String.join("", parts) + '"');
    }

    private static Arbitrary<String> array() {
        return joined(json()).map(elements -> '[' + elements + ']');
    }

    private static Arbitrary<String> object() {
        Arbitrary<String> member = Combinators.combine(string(), space(), json())
                .as((key, space, value) -> key + space + ':' + space + value);
        return joined(member).map(members -> '{' + members + '}');
    }

    private static Arbitrary<String> joined(Arbitrary<String> element) {
        return Combinators.combine(element.list().ofMaxSize(3), space())
                .as((elements, space) -> space + String.join(space + ',' + space, elements) + space);
    }

    private static Arbitrary<String> space() {
        return Arbitraries.frequency(Tuple.of(5, ""), Tuple.of(1, " "), Tuple.of(1, "\r\n\t "));
    }

    /** Returns texts with one to three characters inserted, replaced or removed. */
    static Arbitrary<String> mutated(Arbitrary<String> text) {
        Arbitrary<Mutation> mutation = Combinators.combine(
                        Arbitraries.integers().between(0, Integer.MAX_VALUE),
                        Arbitraries.of(Set.of(0, 1)),
                        Arbitraries.strings().withChars(CHARS).ofMaxLength(1))
                .as(Mutation::new);
        return Combinators.combine(text, mutation.list().ofMinSize(1).ofMaxSize(3))
                .as(JsonArbitraries::mutate);
    }

    private static String mutate(String text, List<Mutation> mutations) {
        StringBuilder mutated = new StringBuilder(text);
        for (Mutation mutation : mutations) {
            int at = mutation.place % (mutated.length() + 1);
            mutated.replace(at, Math.min(mutated.length(), at + mutation.removed), mutation.inserted);
        }
        return mutated.toString();
    }

    static Arbitrary<String> noise() {
        return Arbitraries.strings().withChars(CHARS).ofMaxLength(24);
    }

    private record Mutation(int place, int removed, String inserted) {}
}
