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
 * over the characters. Numbers become what {@link ModelNumber} says. Confined to one call.
 */
public final class ModelReader {

    private final String json;
    private final List<ByteBuffer> attachments;
    private int at;

    private ModelReader(String json, List<ByteBuffer> attachments) {
        this.json = json;
        this.attachments = attachments;
    }

    /**
     * Reads one JSON value.
     *
     * @throws PayloadException if it is of another type, or no JSON
     */
    public static @Nullable Object read(String json, ModelType type, List<ByteBuffer> attachments) {
        try {
            return new ModelReader(json, attachments).value(type);
        } catch (PacketException | IndexOutOfBoundsException e) { // nobody has checked it before
            throw new PayloadException("expected JSON", e);
        } catch (StackOverflowError e) {
            throw new PayloadException("expected JSON, but found it nested too deeply", e);
        }
    }

    private @Nullable Object value(ModelType type) {
        at = JsonTokens.skipSpace(json, at);
        if (json.startsWith("null", at)) {
            at += 4;
            return null;
        }
        if (type instanceof ModelType.Scalar scalar) {
            return scalar(scalar.type());
        }
        return switch (json.charAt(at)) {
            case '{' -> object(type);
            case '[' -> array(type);
            default -> untyped(type);
        };
    }

    private Object untyped(ModelType type) {
        if (!(type instanceof ModelType.Any)) {
            throw new PayloadException("expected " + (type instanceof ModelType.ListOf ? "an array" : "an object"));
        }
        char first = json.charAt(at);
        if (first == '"') {
            return string();
        }
        String token = token();
        return first == 't' || first == 'f' ? (Object) token.equals("true") : ModelNumber.of(token);
    }

    private Object scalar(Class<?> type) {
        if (type == String.class) {
            return string();
        }
        char first = json.charAt(at);
        if (first == '"' || first == '{' || first == '[') {
            throw new PayloadException("expected " + type.getTypeName());
        }
        return JsonScalars.decode(token(), type);
    }

    /** Reads a number or a literal. */
    private String token() {
        int start = at;
        char first = json.charAt(at);
        boolean number = first == '-' || Character.isDigit(first);
        at = number ? JsonTokens.endOfNumber(json, at) : JsonTokens.endOfLiteral(json, at);
        return json.substring(start, at);
    }

    private String string() {
        if (json.charAt(at) != '"') {
            throw new PayloadException("expected a string");
        }
        int start = at;
        at = JsonTokens.endOfString(json, at);
        return JsonTokens.unescape(json.substring(start, at));
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
            String name = string();
            at = JsonTokens.skipSpace(json, at) + 1; // behind the colon
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

    private boolean isEmpty(char end) {
        at = JsonTokens.skipSpace(json, at + 1);
        if (json.charAt(at) != end) {
            return false;
        }
        at++;
        return true;
    }

    private boolean goesOn(char end) {
        at = JsonTokens.skipSpace(json, at);
        char next = json.charAt(at++);
        if (next != end && next != ',') {
            throw new PayloadException("expected JSON");
        }
        return next == ',';
    }
}
