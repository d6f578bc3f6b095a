package io.github.socketiojakarta.jsonb;

import io.github.socketiojakarta.internal.socket.model.SharedKeys;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;

/**
 * The text of an argument on its way through JSON-B, which hands a reader on to the JSON library, where we find the text again. A
 * provider that reads it does no harm. Confined to one call.
 */
final class ArgumentReader extends StringReader {

    private final String json;
    private final SharedKeys keys;

    ArgumentReader(String json, SharedKeys keys) {
        super(json);
        this.json = json;
        this.keys = keys;
    }

    JsonParser parser(JsonProvider provider) {
        return new TextParser(json, keys, provider);
    }
}
