package io.github.socketiojakarta.jsonb;

import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.Map;

/** Makes the generators of the JSON library number-safe, see {@link NumberSafeGenerator}. Immutable. */
record NumberSafeGenerators(JsonGeneratorFactory factory) implements JsonGeneratorFactory {

    @Override
    public JsonGenerator createGenerator(Writer out) {
        return new NumberSafeGenerator(factory.createGenerator(out));
    }

    @Override
    public JsonGenerator createGenerator(OutputStream out) {
        return new NumberSafeGenerator(factory.createGenerator(out));
    }

    @Override
    public JsonGenerator createGenerator(OutputStream out, Charset charset) {
        return new NumberSafeGenerator(factory.createGenerator(out, charset));
    }

    @Override
    public Map<String, ?> getConfigInUse() {
        return factory.getConfigInUse();
    }
}
