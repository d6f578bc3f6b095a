package io.github.socketiojakarta.internal.socket.packet;

import io.github.socketiojakarta.property.Choices;
import io.github.socketiojakarta.property.Generator;
import java.util.List;

/** JSON texts, and texts that nearly are. */
public final class JsonTexts {

    private static final String CHARS =
            "{}[],:\"\\/ \t\n\r0123456789eE+-.truefalsnbu_\u0000\u001f\u007f\u00a0\u00e9\ud83d\ufeff";
    private static final int DEPTH = 5;

    private JsonTexts() {}

    public static String json(Choices choices) {
        return json(choices, 0);
    }

    private static String json(Choices choices, int depth) {
        return switch (choices.below(depth < DEPTH ? 4 : 2)) {
            case 2 -> array(choices, depth + 1);
            case 3 -> object(choices, depth + 1);
            default -> scalar(choices);
        };
    }

    private static String scalar(Choices choices) {
        return switch (choices.below(4)) {
            case 0 ->
                choices.oneOf(
                        "0", "true", "false", "null", "-0", "1.5", "-1e9", "1E+2", "0.0e-0", "{}", "[]", "[ ]", "{\n}");
            case 1 -> String.valueOf(choices.number());
            case 2 -> String.valueOf(choices.fraction());
            default -> string(choices);
        };
    }

    private static String string(Choices choices) {
        List<String> parts = choices.list(4, JsonTexts::part);
        return '"' + String.join("", parts) + '"';
    }

    private static String part(Choices choices) {
        return choices.anyOf(
                letters -> letters.text(3, "abcdefghijklmnopqrstuvwxyz"),
                others -> others.oneOf(
                        "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u0041", "\\uD83d", "\\u0000", "😀",
                        "\u2028", "]", ","));
    }

    private static String array(Choices choices, int depth) {
        return '[' + joined(choices, element -> json(element, depth)) + ']';
    }

    private static String object(Choices choices, int depth) {
        Generator<String> member = from -> {
            String name = string(from);
            String space = space(from);
            return name + space + ':' + space + json(from, depth);
        };
        return '{' + joined(choices, member) + '}';
    }

    private static String joined(Choices choices, Generator<String> element) {
        String space = space(choices);
        return space + String.join(space + ',' + space, choices.list(3, element)) + space;
    }

    private static String space(Choices choices) {
        return choices.oneOf("", "", "", "", "", " ", "\r\n\t ");
    }

    /** Returns texts with one to three characters inserted, replaced or removed. */
    public static Generator<String> mutated(Generator<String> text) {
        return choices -> {
            StringBuilder mutated = new StringBuilder(text.from(choices));
            int mutations = choices.between(1, 3);
            for (int i = 0; i < mutations; i++) {
                int at = choices.below(mutated.length() + 1);
                mutated.replace(at, Math.min(mutated.length(), at + choices.below(2)), choices.text(1, CHARS));
            }
            return mutated.toString();
        };
    }

    public static String noise(Choices choices) {
        return choices.text(24, CHARS);
    }
}
