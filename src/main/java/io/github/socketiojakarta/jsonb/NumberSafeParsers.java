package io.github.socketiojakarta.jsonb;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Map;

/** Makes the parsers of the JSON library number-safe, see {@link NumberSafeParser}. Immutable. */
record NumberSafeParsers(JsonParserFactory factory, JsonProvider provider) implements JsonParserFactory {

    @Override
    public JsonParser createParser(Reader in) {
        return in instanceof ArgumentReader argument
                ? argument.parser(provider)
                : new NumberSafeParser(factory.createParser(in));
    }

    @Override
    public JsonParser createParser(InputStream in) {
        return new NumberSafeParser(factory.createParser(in));
    }

    @Override
    public JsonParser createParser(InputStream in, Charset charset) {
        return new NumberSafeParser(factory.createParser(in, charset));
    }

    @Override
    public JsonParser createParser(JsonObject object) {
        return new NumberSafeParser(factory.createParser(object));
    }

    @Override
    public JsonParser createParser(JsonArray array) {
        return new NumberSafeParser(factory.createParser(array));
    }

    @Override
    public Map<String, ?> getConfigInUse() {
        return factory.getConfigInUse();
    }
}
