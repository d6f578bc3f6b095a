package io.github.socketiojakarta.jackson3;

import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.PayloadException;
import io.github.socketiojakarta.internal.socket.model.ModelReader;
import io.github.socketiojakarta.internal.socket.model.ModelType;
import io.github.socketiojakarta.internal.socket.model.ModelTypes;
import io.github.socketiojakarta.internal.socket.model.SharedKeys;
import java.io.StringWriter;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Turns values into JSON and back with Jackson 3; {@link io.github.socketiojakarta.jackson.JacksonCodec} is the one for
 * Jackson 2. Immutable and thread-safe.
 *
 * <p>Without a mapper of the application, what a client sends is checked as strictly as by the default codec: a text is no
 * number, and 1.5 or 3000000000 is no {@code int}. Members that the type does not know are ignored.
 */
public final class Jackson3Codec implements JsonCodec {

    static final Object ATTACHMENTS = Jackson3Codec.class;

    private final JsonMapper mapper;
    private final ModelTypes models = new ModelTypes(ModelType.Reach.UNTYPED);
    private final SharedKeys keys = new SharedKeys();

    /** Creates a codec that finds the modules of Jackson on the class path. */
    public Jackson3Codec() {
        this(strict());
    }

    private static JsonMapper strict() {
        return JsonMapper.builder()
                .findAndAddModules()
                .addModule(LegacyDateModule.create())
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(
                        EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING) // as Jackson 2
                .withCoercionConfig(
                        LogicalType.Textual,
                        texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }

    /**
     * Creates a codec with the settings of the application's mapper, for example the bean of Spring Boot 4. The mapper stays
     * as it is; how bytes, numbers that JSON has no word for, and values without a type are handled is added to a copy.
     *
     * <p>How strictly clients are checked is the mapper's matter: one by {@code new JsonMapper()} takes the text {@code "7"}
     * for an {@code int}, and 7.9 for 7.
     */
    public Jackson3Codec(JsonMapper mapper) {
        this.mapper = mapper.rebuild().addModule(AttachmentsModule.create()).build();
    }

    @Override
    public String encode(List<? extends @Nullable Object> values, List<ByteBuffer> attachments) {
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = mapper.createGenerator(json)) {
            mapper.writer()
                    .withAttribute(ATTACHMENTS, attachments)
                    .writeValue(new FiniteNumbers.Generator(generator), values);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("a value cannot be written as JSON: " + e.getOriginalMessage(), e);
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
        } catch (JacksonException e) {
            throw misfit(type, e);
        } catch (StackOverflowError e) {
            throw new PayloadException("expected " + type.getTypeName() + ", but found it nested too deeply", e);
        }
    }

    /** Jackson blames the type, too, when a member of a record comes twice; but that is what the client has done. */
    private static void checkMembers(ObjectReader reader, String json, Type type) {
        try {
            reader.with(StreamReadFeature.STRICT_DUPLICATE_DETECTION).readTree(json);
        } catch (JacksonException e) {
            throw misfit(type, e);
        }
    }

    private static PayloadException misfit(Type type, JacksonException e) {
        return new PayloadException("expected " + type.getTypeName() + ": " + e.getOriginalMessage(), e);
    }
}
