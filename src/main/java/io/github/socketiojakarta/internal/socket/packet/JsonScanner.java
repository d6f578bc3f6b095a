package io.github.socketiojakarta.internal.socket.packet;

import io.github.socketiojakarta.parser.PacketException;
import io.github.socketiojakarta.parser.PacketLimit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Checks that a text is JSON, in one pass, and cuts an array into its elements.
 *
 * <p>Why not a JSON library: the protocol decides about a packet before anybody knows what its arguments will become,
 * and binding a listener's type to the element's text then is the one real parse. This pass bounds the depth without
 * recursion, so a hostile text costs a library nothing. Confined to one call.
 */
final class JsonScanner {

    private static final int USUAL_DEPTH = 8;

    private final String text;
    private final int maxDepth;
    private final Placeholders placeholders;
    private boolean[] isObject = new boolean[USUAL_DEPTH];
    private int depth;

    JsonScanner(String text, int maxDepth, Placeholders placeholders) {
        this.text = text;
        this.maxDepth = maxDepth;
        this.placeholders = placeholders;
    }

    /** Returns the elements of the array that the text from this index on must be. */
    List<String> array(int start) {
        int at = JsonTokens.skipSpace(text, start);
        expect(at, '[');
        List<String> elements = new ArrayList<>(4);
        at = JsonTokens.skipSpace(text, at + 1);
        if (isAt(at, ']')) {
            end(at + 1);
            return elements;
        }
        depth = 1;
        while (true) {
            int end = value(at);
            elements.add(text.substring(at, end));
            at = JsonTokens.skipSpace(text, end);
            if (isAt(at, ']')) {
                end(at + 1);
                return elements;
            }
            expect(at, ',');
            at = JsonTokens.skipSpace(text, at + 1);
        }
    }

    /** Checks that the text from this index on is an object, and returns it. */
    String object(int start) {
        expect(JsonTokens.skipSpace(text, start), '{');
        return any(start);
    }

    /** Checks that the text from this index on, which is not its first, is a value, and returns it. */
    String any(int start) {
        int at = JsonTokens.skipSpace(text, start);
        int end = value(at);
        end(end);
        return text.substring(at, end);
    }

    private void end(int at) {
        if (JsonTokens.skipSpace(text, at) != text.length()) {
            throw JsonTokens.malformed(text, at, "more after the end");
        }
    }

    /** Returns the index after the value, walking through whatever it contains. */
    private int value(int start) {
        int outside = depth;
        int at = start;
        while (true) {
            at = open(at);
            boolean complete = at < 0;
            at = Math.abs(at);
            while (complete) {
                if (depth == outside) {
                    return at;
                }
                int next = next(at);
                complete = next < 0;
                at = Math.abs(next);
            }
        }
    }

    /**
     * Reads one word of a value. Returns the index of the first value inside, or minus the index after the value if it
     * is complete; an index is never 0 here, because a packet starts with its type.
     */
    private int open(int at) {
        char c = at < text.length() ? text.charAt(at) : 0;
        return switch (c) {
            case '{' -> {
                push(true, at);
                int key = JsonTokens.skipSpace(text, at + 1);
                yield isAt(key, '}') ? -pop(key) : member(key);
            }
            case '[' -> {
                push(false, at);
                int element = JsonTokens.skipSpace(text, at + 1);
                yield isAt(element, ']') ? -pop(element) : element;
            }
            case '"' -> -JsonTokens.endOfString(text, at);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> -JsonTokens.endOfNumber(text, at);
            default -> -JsonTokens.endOfLiteral(text, at);
        };
    }

    /**
     * Goes on after a value inside an array or object. Returns the index of the next value, or minus the index after
     * the array or object if that was the last.
     */
    private int next(int at) {
        int i = JsonTokens.skipSpace(text, at);
        boolean object = isObject[depth];
        if (object) {
            placeholders.value(depth, text, at);
        }
        if (isAt(i, object ? '}' : ']')) {
            return -pop(i);
        }
        expect(i, ',');
        int following = JsonTokens.skipSpace(text, i + 1);
        return object ? member(following) : following;
    }

    /** Reads a key and returns the index of its value. */
    private int member(int at) {
        expect(at, '"');
        int end = JsonTokens.endOfString(text, at);
        int colon = JsonTokens.skipSpace(text, end);
        expect(colon, ':');
        int value = JsonTokens.skipSpace(text, colon + 1);
        placeholders.key(depth, text, at, end, value);
        return value;
    }

    private void push(boolean object, int at) {
        if (depth == maxDepth) {
            throw PacketException.exceeding(
                    PacketLimit.MAX_JSON_DEPTH, "JSON is nested deeper than " + maxDepth + " at index " + at);
        }
        depth++;
        if (depth == isObject.length) {
            isObject = Arrays.copyOf(isObject, 2 * depth);
        }
        isObject[depth] = object;
        if (object) {
            placeholders.open(depth);
        }
    }

    private int pop(int at) {
        if (isObject[depth]) {
            placeholders.close(depth);
        }
        depth--;
        return at + 1;
    }

    private boolean isAt(int at, char expected) {
        return at < text.length() && text.charAt(at) == expected;
    }

    private void expect(int at, char expected) {
        if (!isAt(at, expected)) {
            throw JsonTokens.malformed(text, at, "no '" + expected + "'");
        }
    }
}
