package io.github.socketiojakarta.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads values nobody has a type for: maps, lists, strings, {@code BigDecimal}s, booleans, bytes. Immutable. */
final class UntypedReader extends StdDeserializer<Object> {

    private static final long serialVersionUID = 1L;

    UntypedReader() {
        super(Object.class);
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return value(parser.readValueAsTree(), context);
    }

    private static @Nullable Object value(JsonNode node, DeserializationContext context) throws IOException {
        return switch (node.getNodeType()) {
            case OBJECT -> object(node, context);
            case ARRAY -> array(node, context);
            case STRING -> node.textValue();
            case NUMBER -> new BigDecimal(node.asText());
            case BOOLEAN -> node.booleanValue();
            default -> null;
        };
    }

    private static Object object(JsonNode node, DeserializationContext context) throws IOException {
        byte[] bytes = AttachmentsModule.bytes(node, context);
        if (bytes != null) {
            return bytes;
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            members.put(member.getKey(), value(member.getValue(), context));
        }
        return members;
    }

    private static Object array(JsonNode node, DeserializationContext context) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>(node.size());
        for (JsonNode element : node) {
            elements.add(value(element, context));
        }
        return elements;
    }
}
