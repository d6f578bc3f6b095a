package io.github.socketiojakarta.internal.socket.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON of which no type is known, into maps and lists, with bytes in place of their placeholders. Thread-safe. */
final class JsonTree {

    private final JsonProvider provider;

    JsonTree(JsonProvider provider) {
        this.provider = provider;
    }

    JsonValue parse(String json) {
        try (JsonReader reader = provider.createReader(new StringReader(json))) {
            return reader.readValue();
        }
    }

    @Nullable
    Object read(String json, List<ByteBuffer> attachments) {
        return toJava(parse(json), attachments);
    }

    static @Nullable Object toJava(JsonValue value, List<ByteBuffer> attachments) {
        return switch (value.getValueType()) {
            case NULL -> null;
            case TRUE -> true;
            case FALSE -> false;
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> JsonScalars.checked(((JsonNumber) value).bigDecimalValue());
            case ARRAY -> list((JsonArray) value, attachments);
            case OBJECT -> object((JsonObject) value, attachments);
        };
    }

    private static List<@Nullable Object> list(JsonArray array, List<ByteBuffer> attachments) {
        List<@Nullable Object> list = new ArrayList<>(array.size());
        for (JsonValue element : array) {
            list.add(toJava(element, attachments));
        }
        return list;
    }

    private static Object object(JsonObject object, List<ByteBuffer> attachments) {
        if (!attachments.isEmpty() && object.getBoolean(Attachments.PLACEHOLDER, false)) {
            return Attachments.bytes(attachments, object.getInt(Attachments.NUM, -1));
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        object.forEach((name, value) -> map.put(name, toJava(value, attachments)));
        return map;
    }
}
