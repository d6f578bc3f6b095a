package io.github.socketiojakarta.jsonb;

import io.github.socketiojakarta.internal.socket.model.JsonCursor;
import io.github.socketiojakarta.internal.socket.model.ModelReader;
import io.github.socketiojakarta.internal.socket.model.ModelType;
import io.github.socketiojakarta.internal.socket.model.SharedKeys;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets JSON-B read an argument where it is, in place of the parser of the JSON library: without readers and buffers, and with
 * numbers that are refused where they do not fit, instead of cut. Trees are still made by the library. Confined to one call.
 */
final class TextParser implements JsonParser {

    /** Of all words but the start. */
    private static final Map<JsonCursor.Word, Event> EVENTS = new EnumMap<>(Map.of(
            JsonCursor.Word.START_OBJECT, Event.START_OBJECT,
            JsonCursor.Word.END_OBJECT, Event.END_OBJECT,
            JsonCursor.Word.START_ARRAY, Event.START_ARRAY,
            JsonCursor.Word.END_ARRAY, Event.END_ARRAY,
            JsonCursor.Word.NAME, Event.KEY_NAME,
            JsonCursor.Word.STRING, Event.VALUE_STRING,
            JsonCursor.Word.NUMBER, Event.VALUE_NUMBER,
            JsonCursor.Word.TRUE, Event.VALUE_TRUE,
            JsonCursor.Word.FALSE, Event.VALUE_FALSE,
            JsonCursor.Word.NULL, Event.VALUE_NULL));

    private final String json;
    private final SharedKeys keys;
    private final JsonProvider provider;
    private final JsonCursor cursor;

    TextParser(String json, SharedKeys keys, JsonProvider provider) {
        this.json = json;
        this.keys = keys;
        this.provider = provider;
        this.cursor = new JsonCursor(json, keys);
    }

    @Override
    public boolean hasNext() {
        return cursor.hasNext();
    }

    @Override
    public Event next() {
        if (!cursor.hasNext()) {
            throw new NoSuchElementException("the JSON ends here");
        }
        return Objects.requireNonNull(event(cursor.next()), "a word");
    }

    private static @Nullable Event event(JsonCursor.Word word) {
        return EVENTS.get(word);
    }

    /** Nothing yet at the start, as with the reference. */
    @Override
    public @Nullable Event currentEvent() {
        return event(cursor.word());
    }

    @Override
    public String getString() {
        return switch (cursor.word()) {
            case NAME, STRING -> cursor.string();
            case NUMBER -> cursor.text();
            default -> throw new IllegalStateException("no string or number, but " + cursor.word());
        };
    }

    @Override
    public boolean isIntegralNumber() {
        return number().scale() == 0;
    }

    private BigDecimal number() {
        if (cursor.word() != JsonCursor.Word.NUMBER) {
            throw new IllegalStateException("no number, but " + cursor.word());
        }
        return cursor.decimal();
    }

    @Override
    public int getInt() {
        Integer usual = usual();
        return usual == null ? NumberSafeParser.intValue(number()) : usual;
    }

    private @Nullable Integer usual() {
        return cursor.word() == JsonCursor.Word.NUMBER ? cursor.intValue() : null;
    }

    @Override
    public long getLong() {
        Integer usual = usual();
        return usual == null ? NumberSafeParser.longValue(number()) : usual;
    }

    @Override
    public BigDecimal getBigDecimal() {
        return number();
    }

    @Override
    public JsonLocation getLocation() {
        return new Place(cursor.start());
    }

    /** Where we are in the argument, for those too to whom JSON-B gives a parser of its own around this one. */
    final class Place implements JsonLocation {
        private final int offset;

        private Place(int offset) {
            this.offset = offset;
        }

        /** Reads the value that starts here, and goes to its end. */
        @Nullable
        Object read(JsonParser around, List<ByteBuffer> attachments) {
            int depth = cursor.depth();
            if (cursor.word() == JsonCursor.Word.START_OBJECT || cursor.word() == JsonCursor.Word.START_ARRAY) {
                while (cursor.depth() >= depth) {
                    around.next(); // which counts the brackets itself
                }
            }
            return ModelReader.ofPart(json, offset, cursor.end(), attachments, keys)
                    .read(ModelType.ANY);
        }

        @Override
        public long getLineNumber() {
            return -1;
        }

        @Override
        public long getColumnNumber() {
            return -1;
        }

        @Override
        public long getStreamOffset() {
            return offset;
        }
    }

    @Override
    public JsonValue getValue() {
        int start = cursor.start();
        switch (cursor.word()) {
            case START_OBJECT, START_ARRAY -> skip(cursor.depth());
            case END_OBJECT, END_ARRAY, START -> throw new IllegalStateException("no value, but " + cursor.word());
            default -> {} // the word is the value
        }
        try (JsonReader reader = provider.createReader(new StringReader(json.substring(start, cursor.end())))) {
            return reader.readValue();
        }
    }

    /** Goes to the end of the object or array that is so deep. */
    private void skip(int depth) {
        while (cursor.depth() >= depth) {
            cursor.next();
        }
    }

    @Override
    public JsonObject getObject() {
        if (cursor.word() != JsonCursor.Word.START_OBJECT) {
            throw new IllegalStateException("no object, but " + cursor.word());
        }
        return (JsonObject) getValue();
    }

    @Override
    public JsonArray getArray() {
        if (cursor.word() != JsonCursor.Word.START_ARRAY) {
            throw new IllegalStateException("no array, but " + cursor.word());
        }
        return (JsonArray) getValue();
    }

    @Override
    public Stream<JsonValue> getArrayStream() {
        return getArray().stream();
    }

    @Override
    public Stream<Map.Entry<String, JsonValue>> getObjectStream() {
        return getObject().entrySet().stream();
    }

    @Override
    public Stream<JsonValue> getValueStream() {
        if (cursor.word() != JsonCursor.Word.START) {
            throw new IllegalStateException("a stream of values begins at the start, not behind " + cursor.word());
        }
        next();
        return Stream.of(getValue());
    }

    @Override
    public void skipArray() {
        if (cursor.depth() > 0 && !cursor.isInObject()) {
            skip(cursor.depth());
        }
    }

    @Override
    public void skipObject() {
        if (cursor.isInObject()) {
            skip(cursor.depth());
        }
    }

    @Override
    public void close() {
        // nothing is open
    }
}
