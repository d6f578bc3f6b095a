package io.github.socketiojakarta.jackson3;

import io.github.socketiojakarta.internal.socket.model.ModelNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;

/**
 * Reads values inside of other types that have no type themselves, as {@link Jackson3Codec} reads whole arguments without
 * one: maps, lists, strings, numbers, booleans, bytes. Immutable.
 */
final class UntypedReader extends StdDeserializer<Object> {

    UntypedReader() {
        super(Object.class);
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, context);
            case START_ARRAY -> array(parser, context);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> ModelNumber.of(parser.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_EMBEDDED_OBJECT -> parser.getEmbeddedObject();
            default -> null;
        };
    }

    /** A mapper that writes the names of classes into JSON does so for values it has a type for, not for these. */
    @Override
    public @Nullable Object deserializeWithType(
            JsonParser parser, DeserializationContext context, TypeDeserializer typeDeserializer) {
        return typeDeserializer.deserializeTypedFromAny(parser, context);
    }

    private Object object(JsonParser parser, DeserializationContext context) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            members.put(name, deserialize(parser, context));
        }
        byte[] bytes = AttachmentsModule.bytes(members, context);
        return bytes == null ? members : bytes;
    }

    private Object array(JsonParser parser, DeserializationContext context) {
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(deserialize(parser, context));
        }
        return elements;
    }
}
