package io.github.socketiojakarta.jsonb;

import io.github.socketiojakarta.internal.socket.model.Binary;
import io.github.socketiojakarta.internal.socket.model.ModelNumber;
import jakarta.json.JsonArray;
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

/**
 * Reads JSON values, and makes maps and lists of those inside of other types, with bytes in place of their placeholders.
 * Thread-safe.
 */
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

    static @Nullable Object toJava(JsonValue value, List<ByteBuffer> attachments) {
        return switch (value.getValueType()) {
            case NULL -> null;
            case TRUE -> true;
            case FALSE -> false;
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> ModelNumber.of(value.toString());
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
        if (!attachments.isEmpty() && object.getBoolean(Binary.PLACEHOLDER, false)) {
            return Binary.bytes(attachments, object.getInt(Binary.NUM, -1));
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        object.forEach((name, value) -> map.put(name, toJava(value, attachments)));
        return map;
    }
}
