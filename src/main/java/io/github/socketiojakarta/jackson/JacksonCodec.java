package io.github.socketiojakarta.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.PayloadException;
import io.github.socketiojakarta.internal.socket.model.ModelReader;
import io.github.socketiojakarta.internal.socket.model.ModelType;
import io.github.socketiojakarta.internal.socket.model.ModelTypes;
import io.github.socketiojakarta.internal.socket.model.SharedKeys;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into JSON and back with Jackson. Immutable and thread-safe.
 *
 * <p>Without a mapper of the application, what a client sends is checked as strictly as by the default codec: a text is no
 * number, and 1.5 or 3000000000 is no {@code int}. Members that the type does not know are ignored.
 */
public final class JacksonCodec implements JsonCodec {

    static final Object ATTACHMENTS = JacksonCodec.class;

    private final ObjectMapper mapper;
    private final ModelTypes models = new ModelTypes(ModelType.Reach.UNTYPED);
    private final SharedKeys keys = new SharedKeys();

    /** Creates a codec that finds the modules of Jackson on the class path. */
    public JacksonCodec() {
        this(strict());
    }

    private static ObjectMapper strict() {
        ObjectMapper mapper = JsonMapper.builder()
                .findAndAddModules()
                .addModule(LegacyDateModule.create())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .build();
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        return mapper;
    }

    /**
     * Creates a codec with the settings of the application's mapper, which is copied; how bytes, numbers that JSON has no
     * word for, and values without a type are handled is added to the copy.
     *
     * <p>How strictly clients are checked is the mapper's matter, as are members that a type does not know, and dates: one by
     * {@code new ObjectMapper()} takes the text {@code "7"} for an {@code int}, and 7.9 for 7, refuses unknown members and
     * writes dates as numbers.
     */
    public JacksonCodec(ObjectMapper mapper) {
        this.mapper = mapper.copy().registerModule(AttachmentsModule.create());
    }

    @Override
    public String encode(List<? extends @Nullable Object> values, List<ByteBuffer> attachments) {
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = mapper.createGenerator(json)) {
            mapper.writer()
                    .withAttribute(ATTACHMENTS, attachments)
                    .writeValue(new FiniteNumbers.Generator(generator), values);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a value cannot be written as JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // of a writer that has none
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException("a value is nested too deeply, or refers to itself", e);
        }
        return json.toString();
    }

    @Override
    public @Nullable Object decode(String json, Type type, List<ByteBuffer> attachments) {
        Optional<ModelType> model = models.of(type);
        if (model.isPresent()) {
            return ModelReader.read(json, model.get(), attachments, keys);
        }
        ObjectReader reader = mapper.readerFor(mapper.constructType(type)).withAttribute(ATTACHMENTS, attachments);
        try {
            return reader.readValue(json);
        } catch (InvalidDefinitionException e) {
            checkMembers(reader, json, type);
            throw new IllegalStateException(
                    "Jackson can make no object of " + type.getTypeName() + ": " + e.getOriginalMessage(), e);
        } catch (JsonProcessingException e) {
            throw misfit(type, e);
        } catch (StackOverflowError e) {
            throw new PayloadException("expected " + type.getTypeName() + ", but found it nested too deeply", e);
        }
    }

    /** Jackson blames the type, too, when a member of a record comes twice; but that is what the client has done. */
    private static void checkMembers(ObjectReader reader, String json, Type type) {
        try {
            reader.with(StreamReadFeature.STRICT_DUPLICATE_DETECTION).readTree(json);
        } catch (JsonProcessingException e) {
            throw misfit(type, e);
        }
    }

    private static PayloadException misfit(Type type, JsonProcessingException e) {
        return new PayloadException("expected " + type.getTypeName() + ": " + e.getOriginalMessage(), e);
    }
}
