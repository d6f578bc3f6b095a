package io.github.socketiojakarta.jsonb;

import static java.util.Objects.requireNonNull;

import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.PayloadException;
import io.github.socketiojakarta.internal.socket.model.Binary;
import io.github.socketiojakarta.internal.socket.model.BindableTypes;
import io.github.socketiojakarta.internal.socket.model.JsonScalars;
import io.github.socketiojakarta.internal.socket.model.ModelReader;
import io.github.socketiojakarta.internal.socket.model.ModelType;
import io.github.socketiojakarta.internal.socket.model.ModelTypes;
import io.github.socketiojakarta.internal.socket.model.ModelWriter;
import io.github.socketiojakarta.internal.socket.model.SharedKeys;
import io.github.socketiojakarta.internal.socket.model.ValueForms;
import jakarta.json.JsonException;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.json.spi.JsonProvider;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON with the JSON-B provider of the container or the application; the codec of a server without the option
 * {@code jsonCodec}. With that option, an application can have JSON-B its own way:
 *
 * <pre>{@code
 * JsonbConfig config = new JsonbConfig().withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES);
 * SocketIoOptions options = SocketIoOptions.builder().jsonCodec(new JsonbCodec(config)).build();
 * }</pre>
 *
 * <p>Plain strings, numbers, booleans and bytes take a shorter way, as they are what most events carry. Without a configuration
 * of the application, so do maps and lists, and, when they are written, values of the JDK, enums, and public records of such, if
 * they have no annotation of JSON-B. Thread-safe.
 */
public final class JsonbCodec implements JsonCodec {

    private static final int TYPICAL_LENGTH = 256;

    private final Attachments attachmentsOfCall = new Attachments();
    private final Jsonb jsonb;
    private final JsonTree tree;
    private final ModelTypes models;
    private final SharedKeys keys = new SharedKeys();
    private final ValueForms forms;
    private final boolean isConfigured;

    /**
     * Uses the provider's defaults.
     *
     * @throws IllegalStateException if there is no JSON-B provider
     */
    public JsonbCodec() {
        this(new JsonbConfig(), false);
    }

    /**
     * Uses a configuration of the application. It is copied, and the handling of bytes is added to the copy.
     *
     * @throws IllegalStateException if there is no JSON-B provider
     */
    public JsonbCodec(JsonbConfig config) {
        this(config, true);
    }

    private JsonbCodec(JsonbConfig config, boolean isConfigured) {
        this.isConfigured = isConfigured;
        models = new ModelTypes(isConfigured ? ModelType.Reach.UNTYPED : ModelType.Reach.SCALARS);
        JsonProvider provider = find(JsonProvider::provider);
        tree = new JsonTree(provider);
        jsonb = find(JsonbBuilder::newBuilder)
                .withProvider(new NumberSafeProvider(provider))
                .withConfig(JsonbAdapters.register(copyOf(config), attachmentsOfCall))
                .build();
        forms = isConfigured ? ValueForms.ofLibrary() : forms(jsonb);
    }

    private static ValueForms forms(Jsonb jsonb) {
        return jsonb.getClass().getName().startsWith("org.eclipse.yasson.")
                ? ValueForms.ofYasson()
                : ValueForms.ofJdk();
    }

    private static <T> T find(Supplier<T> lookup) {
        try {
            return lookup.get();
        } catch (JsonbException | JsonException e) {
            throw new IllegalStateException("No provider of JSON-B, or of the JSON-P it needs: " + e.getMessage(), e);
        }
    }

    /** The application may use its configuration elsewhere, where the handling of bytes must not follow it. */
    private static JsonbConfig copyOf(JsonbConfig config) {
        JsonbConfig copy = new JsonbConfig();
        config.getAsMap().forEach(copy::setProperty);
        return copy;
    }

    @Override
    public String encode(List<? extends @Nullable Object> values, List<ByteBuffer> attachments) {
        StringBuilder json = new StringBuilder(TYPICAL_LENGTH).append('[');
        ModelWriter writer = new ModelWriter(
                json, attachments, forms, value -> attachmentsOfCall.during(attachments, () -> toJson(value)));
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                json.append(',');
            }
            append(writer, values.get(i));
        }
        return json.append(']').toString();
    }

    private static void append(ModelWriter writer, @Nullable Object value) {
        try {
            writer.append(value);
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) { // whatever the value's own methods throw
            throw unwritable(requireNonNull(value), e);
        } catch (StackOverflowError e) {
            throw tooDeep(requireNonNull(value), e);
        }
    }

    private static IllegalArgumentException unwritable(Object value, RuntimeException e) {
        return new IllegalArgumentException(
                "a value of type " + value.getClass().getName() + " cannot be written as JSON: " + e.getMessage(), e);
    }

    private static IllegalArgumentException tooDeep(Object value, StackOverflowError e) {
        return new IllegalArgumentException(
                "a value of type " + value.getClass().getName() + " is nested too deeply, or refers to itself", e);
    }

    private String toJson(Object value) {
        try {
            return value instanceof JsonValue ? value.toString() : jsonb.toJson(value);
        } catch (RuntimeException e) { // JsonbException, and whatever the value's own methods throw
            throw unwritable(value, e);
        } catch (StackOverflowError e) {
            throw tooDeep(value, e);
        }
    }

    @Override
    public @Nullable Object decode(String json, Type type, List<ByteBuffer> attachments) {
        if (json.equals("null")) {
            return null;
        }
        try {
            return JsonScalars.isScalar(type) ? JsonScalars.decode(json, type) : decodeOther(json, type, attachments);
        } catch (PayloadException e) {
            throw e;
        } catch (RuntimeException e) { // JsonbException, and whatever constructors of the target type throw
            if (e.getCause() instanceof IllegalAccessException) {
                throw new IllegalStateException(
                        type.getTypeName() + " cannot be read from JSON, because JSON-B does not reach it: make it and"
                                + " the types of its members public",
                        e);
            }
            BindableTypes.problem(type).ifPresent(problem -> {
                throw new IllegalStateException("JSON-B can make no object of " + problem, e);
            });
            throw new PayloadException(problem(json, type, e), e);
        } catch (StackOverflowError e) { // a type that contains itself; JSON-B providers read it recursively
            throw new PayloadException("expected " + type.getTypeName() + ", but found it nested too deeply", e);
        }
    }

    /** A configuration may read anything from anything; without one, we know better than some providers. */
    private String problem(String json, Type type, RuntimeException failure) {
        String text = "expected " + type.getTypeName() + ": " + detail(failure);
        return isConfigured ? text : JsonShape.mismatch(json, type).orElse(text);
    }

    /** Providers hide the reason behind words such as "Internal error". */
    private static @Nullable String detail(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NumberFitException) {
                return cause.getMessage();
            }
            if (isOfReflection(cause) && cause.getMessage() == null) {
                return "null where a value is needed";
            }
        }
        return failure.getMessage();
    }

    /** Those that the JDK throws for a null where a constructor or a field wants a primitive value. */
    private static boolean isOfReflection(Throwable cause) {
        return cause.getClass() == IllegalArgumentException.class || cause.getClass() == NullPointerException.class;
    }

    private Object decodeOther(String json, Type type, List<ByteBuffer> attachments) {
        Optional<ModelType> model = models.of(type);
        if (model.isPresent()) {
            return requireNonNull(ModelReader.read(json, model.get(), attachments, keys));
        }
        if (type == byte[].class) {
            int number = Binary.placeholderNumber(json);
            return number < 0 ? JsonbAdapters.bytes(tree.parse(json), attachments) : Binary.bytes(attachments, number);
        }
        if (type instanceof Class<?> raw && JsonValue.class.isAssignableFrom(raw)) {
            return requireNonNull(raw.cast(tree.parse(json)));
        }
        if (type == String.class) {
            return requireNonNull(ModelReader.read(json, ModelType.STRING, attachments, keys));
        }
        return requireNonNull(
                attachmentsOfCall.during(attachments, () -> jsonb.fromJson(new ArgumentReader(json, keys), type)));
    }
}
