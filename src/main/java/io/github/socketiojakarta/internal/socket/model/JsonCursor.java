package io.github.socketiojakarta.internal.socket.model;

import io.github.socketiojakarta.internal.socket.packet.JsonTokens;
import io.github.socketiojakarta.parser.PacketException;
import java.math.BigDecimal;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a JSON text word by word, for a library that makes an object of it: nothing is copied but what the library asks
 * for. Confined to one call.
 *
 * <p>The scanner that takes packets apart has checked before that the text is JSON, and how deep it is nested. In a text that
 * nobody has checked, not all faults are found.
 */
public final class JsonCursor {

    /** What a text consists of. */
    public enum Word {
        START,
        START_OBJECT,
        END_OBJECT,
        START_ARRAY,
        END_ARRAY,
        NAME,
        STRING,
        NUMBER,
        TRUE,
        FALSE,
        NULL
    }

    private final String json;
    private final SharedKeys keys;
    private final BitSet objects = new BitSet();
    private Word word = Word.START;
    private int depth;
    private int start;
    private int end;

    /** Stands in front of a text. */
    public JsonCursor(String json, SharedKeys keys) {
        this.json = json;
        this.keys = keys;
    }

    /** Returns where we are. */
    public Word word() {
        return word;
    }

    /** Returns the index of the word. */
    public int start() {
        return start;
    }

    /** Returns the index after the word. */
    public int end() {
        return end;
    }

    /** Returns how many objects and arrays there are around. */
    public int depth() {
        return depth;
    }

    /** Returns whether the innermost of them is an object; false if there is none. */
    public boolean isInObject() {
        return depth > 0 && objects.get(depth);
    }

    /** Returns whether there is another word. */
    public boolean hasNext() {
        return word == Word.START || depth > 0;
    }

    /**
     * Goes to the next word.
     *
     * @throws PacketException if there is none, or if this is no JSON
     */
    public Word next() {
        if (!hasNext()) {
            throw new PacketException("expected more JSON");
        }
        start = JsonTokens.skipSpace(json, end);
        switch (word) {
            case START -> value();
            case NAME -> {
                expect(':');
                value();
            }
            case START_OBJECT, START_ARRAY -> first();
            default -> following();
        }
        return word;
    }

    private void first() {
        if (is(objects.get(depth) ? '}' : ']')) {
            close();
        } else {
            member();
        }
    }

    private void following() {
        if (is(objects.get(depth) ? '}' : ']')) {
            close();
        } else {
            expect(',');
            member();
        }
    }

    private void member() {
        if (objects.get(depth)) {
            string(Word.NAME);
        } else {
            value();
        }
    }

    private void close() {
        end = start + 1;
        word = objects.get(depth) ? Word.END_OBJECT : Word.END_ARRAY;
        depth--;
    }

    private void expect(char expected) {
        if (!is(expected)) {
            throw new PacketException("expected JSON, but found no '" + expected + "' at index " + start);
        }
        start = JsonTokens.skipSpace(json, start + 1);
    }

    private boolean is(char expected) {
        return start < json.length() && json.charAt(start) == expected;
    }

    private void value() {
        switch (start < json.length() ? json.charAt(start) : ' ') {
            case '{' -> open(Word.START_OBJECT);
            case '[' -> open(Word.START_ARRAY);
            case '"' -> string(Word.STRING);
            case 't' -> literal(Word.TRUE);
            case 'f' -> literal(Word.FALSE);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                end = JsonTokens.endOfNumber(json, start);
                word = Word.NUMBER;
            }
            default -> literal(Word.NULL);
        }
    }

    private void open(Word opened) {
        end = start + 1;
        word = opened;
        depth++;
        objects.set(depth, opened == Word.START_OBJECT);
    }

    private void literal(Word literal) {
        end = JsonTokens.endOfLiteral(json, start);
        word = literal;
    }

    private void string(Word string) {
        if (!is('"')) {
            throw new PacketException("expected JSON, but found no name at index " + start);
        }
        end = JsonTokens.endOfString(json, start);
        word = string;
    }

    /** Returns the name or string that this is. */
    public String string() {
        int hash = 0;
        for (int i = start + 1; i < end - 1; i++) {
            char c = json.charAt(i);
            if (c == '\\') {
                return JsonTokens.unescape(json, start + 1, end - 1);
            }
            hash = 31 * hash + c;
        }
        return word == Word.NAME ? keys.get(json, start + 1, end - 1, hash) : json.substring(start + 1, end - 1);
    }

    /** Returns the text of the word. */
    public String text() {
        return json.substring(start, end);
    }

    /** Returns the number that this is, if it is an {@code int}; null for any other. */
    public @Nullable Integer intValue() {
        return ModelNumber.usual(json, start, end) instanceof Integer number ? number : null;
    }

    /**
     * Returns the number that this is.
     *
     * @throws ArithmeticException if it is so large that reckoning with it could fill the memory
     */
    public BigDecimal decimal() {
        return ModelNumber.checked(new BigDecimal(text()));
    }
}
