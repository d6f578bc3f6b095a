package io.github.socketiojakarta.jsonb;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import java.lang.reflect.Type;
import java.util.Optional;

/** What a JSON text is, in words, where a class of the application needs an object; providers say little about that. */
final class JsonShape {

    private JsonShape() {}

    /** Returns what is wrong with the whole text, if that is known. */
    static Optional<String> mismatch(String json, Type type) {
        String found = found(json.stripLeading());
        return needsObject(type) && !found.equals("an object")
                ? Optional.of("expected an object for " + type.getTypeName() + ", but found " + found)
                : Optional.empty();
    }

    /** Types of Java have shapes of their own, and so may have those that say how they are read. */
    private static boolean needsObject(Type type) {
        return type instanceof Class<?> raw
                && !raw.getName().startsWith("java")
                && !raw.isPrimitive()
                && !raw.isArray()
                && !raw.isEnum()
                && !Iterable.class.isAssignableFrom(raw)
                && !raw.isAnnotationPresent(JsonbTypeAdapter.class)
                && !raw.isAnnotationPresent(JsonbTypeDeserializer.class);
    }

    private static String found(String json) {
        return switch (json.isEmpty() ? ' ' : json.charAt(0)) {
            case '{' -> "an object";
            case '[' -> "an array";
            case '"' -> "a string";
            case 't', 'f' -> "a boolean";
            default -> "a number";
        };
    }
}
