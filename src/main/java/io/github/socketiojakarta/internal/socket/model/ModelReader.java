package io.github.socketiojakarta.internal.socket.model;

import io.github.socketiojakarta.PayloadException;
import io.github.socketiojakarta.internal.socket.packet.JsonTokens;
import io.github.socketiojakarta.parser.PacketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into maps, lists, strings, numbers and booleans, with bytes in the place of their placeholders, in one pass
 * over the characters of a text or of a part of it, of which nothing is copied but what becomes a value. Numbers become what
 * {@link ModelNumber} says; of members with the same name, the last counts. Confined to one call.
 *
 * <p>The scanner that takes packets apart has checked before that the text is JSON, and how deep it is nested. A text that
 * nobody has checked ends in a value or in a {@link PayloadException} too, but not all of its faults are found.
 */
public final class ModelReader {

    private static final char ESCAPE = '\\';

    /** From here on, the JVM finds a character many at a time sooner than a loop. */
    private static final int LONG_TEXT = 32;

    private static final int NOT_LOOKED_FOR = -1;

    private final String json;
    private final int end;
    private final List<ByteBuffer> attachments;
    private final SharedKeys keys;
    private int at;
    /** The first escape that is not behind us, as far as it has been looked for. */
    private int escape = NOT_LOOKED_FOR;

    private ModelReader(String json, int start, int end, List<ByteBuffer> attachments, SharedKeys keys) {
        this.json = json;
        this.at = start;
        this.end = end;
        this.attachments = attachments;
        this.keys = keys;
    }

    /**
     * Reads one JSON value, which is all of the text.
     *
     * @throws PayloadException if it is of another type, or no JSON
     */
    public static @Nullable Object read(String json, ModelType type, List<ByteBuffer> attachments, SharedKeys keys) {
        return new ModelReader(json, 0, json.length(), attachments, keys).read(type);
    }

    /** Prepares to read one JSON value, which is the part of a text from one index to another. */
    public static ModelReader ofPart(String text, int start, int end, List<ByteBuffer> attachments, SharedKeys keys) {
        return new ModelReader(text, start, end, attachments, keys);
    }

    /**
     * Reads the value.
     *
     * @throws PayloadException if it is of another type, or no JSON
     */
    public @Nullable Object read(ModelType type) {
        try {
            Object value = value(type);
            if (JsonTokens.skipSpace(json, at) < end || at > end) {
                throw new PayloadException("expected JSON");
            }
            return value;
        } catch (PacketException | IndexOutOfBoundsException e) { // nobody has checked it before
            throw new PayloadException("expected JSON", e);
        } catch (StackOverflowError e) {
            throw new PayloadException("expected JSON, but found it nested too deeply", e);
        }
    }

    private @Nullable Object value(ModelType type) {
        at = JsonTokens.skipSpace(json, at);
        char first = json.charAt(at);
        if (first == 'n') {
            at = JsonTokens.endOfLiteral(json, at);
            return null;
        }
        if (type instanceof ModelType.Scalar scalar) {
            return scalar(first, scalar.type());
        }
        return switch (first) {
            case '{' -> object(type);
            case '[' -> array(type);
            default -> untyped(first, type);
        };
    }

    private Object untyped(char first, ModelType type) {
        if (!(type instanceof ModelType.Any)) {
            throw new PayloadException("expected " + (type instanceof ModelType.ListOf ? "an array" : "an object"));
        }
        if (first == '"') {
            return text();
        }
        int start = at;
        at = endOfToken(first);
        return isNumber(first) ? ModelNumber.of(json, start, at) : (Object) (first == 't');
    }

    private Object scalar(char first, Class<?> type) {
        if (type == String.class) {
            if (first != '"') {
                throw new PayloadException("expected a string");
            }
            return text();
        }
        if (first == '"' || first == '{' || first == '[') {
            throw new PayloadException("expected " + type.getTypeName());
        }
        int start = at;
        at = endOfToken(first);
        return JsonScalars.decode(json.substring(start, at), type);
    }

    /** Returns the index after a number or a literal. */
    private int endOfToken(char first) {
        return isNumber(first) ? JsonTokens.endOfNumber(json, at) : JsonTokens.endOfLiteral(json, at);
    }

    private static boolean isNumber(char first) {
        return first == '-' || (first >= '0' && first <= '9');
    }

    /** Reads a string, from its quotation mark on. */
    private String text() {
        int start = at + 1;
        int close = json.indexOf('"', start);
        if (close >= 0 && isPlain(start, close)) {
            at = close + 1;
            return json.substring(start, close);
        }
        at = JsonTokens.endOfString(json, at);
        return JsonTokens.unescape(json, start, at - 1);
    }

    private boolean isPlain(int start, int close) {
        if (close - start < LONG_TEXT || end < json.length()) {
            for (int i = start; i < close; i++) {
                if (json.charAt(i) == ESCAPE) {
                    return false;
                }
            }
            return true;
        }
        if (escape < start) { // looked for to the end of the text, and so only if nothing else is behind this value
            int found = json.indexOf(ESCAPE, start);
            escape = found < 0 ? end : found;
        }
        return escape > close;
    }

    /** Reads the name of a member. */
    private String name() {
        if (json.charAt(at) != '"') {
            throw new PayloadException("expected a string");
        }
        int hash = 0;
        int start = at + 1;
        for (int i = start; i <= start + SharedKeys.MAX_LENGTH; i++) {
            char c = json.charAt(i);
            if (c == '"') {
                at = i + 1;
                return keys.get(json, start, i, hash);
            }
            if (c == ESCAPE) {
                break;
            }
            hash = 31 * hash + c;
        }
        return text();
    }

    private List<@Nullable Object> array(ModelType type) {
        if (type instanceof ModelType.MapOf) {
            throw new PayloadException("expected an object");
        }
        ModelType element = type instanceof ModelType.ListOf list ? list.element() : ModelType.ANY;
        List<@Nullable Object> elements = new ArrayList<>();
        if (isEmpty(']')) {
            return elements;
        }
        do {
            elements.add(value(element));
        } while (goesOn(']'));
        return elements;
    }

    private Object object(ModelType type) {
        if (type instanceof ModelType.ListOf) {
            throw new PayloadException("expected an array");
        }
        ModelType value = type instanceof ModelType.MapOf map ? map.value() : ModelType.ANY;
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (isEmpty('}')) {
            return members;
        }
        do {
            at = JsonTokens.skipSpace(json, at);
            String name = name();
            expectColon();
            members.put(name, value(value));
        } while (goesOn('}'));
        return isPlaceholder(members) ? bytes(members, type) : members;
    }

    /** In a packet without attachments, a placeholder is data like any other. */
    private boolean isPlaceholder(Map<String, @Nullable Object> members) {
        return !attachments.isEmpty() && Boolean.TRUE.equals(members.get(Binary.PLACEHOLDER));
    }

    private byte[] bytes(Map<String, @Nullable Object> placeholder, ModelType type) {
        if (!(type instanceof ModelType.Any)) {
            throw new PayloadException("expected an object, but found binary data");
        }
        return Binary.bytes(attachments, placeholder.get(Binary.NUM) instanceof Integer number ? number : -1);
    }

    private void expectColon() {
        at = JsonTokens.skipSpace(json, at);
        if (json.charAt(at++) != ':') {
            throw new PayloadException("expected JSON");
        }
    }

    private boolean isEmpty(char close) {
        at = JsonTokens.skipSpace(json, at + 1);
        if (json.charAt(at) != close) {
            return false;
        }
        at++;
        return true;
    }

    private boolean goesOn(char close) {
        at = JsonTokens.skipSpace(json, at);
        char next = json.charAt(at++);
        if (next != close && next != ',') {
            throw new PayloadException("expected JSON");
        }
        return next == ',';
    }
}
