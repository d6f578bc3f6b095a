package io.github.socketiojakarta.jsonb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers are kept from harm, and whatever else a provider of JSON-B calls is done by the library behind. */
class NumberSafeDecoratorsTest {

    private static final JsonProvider PROVIDER = JsonProvider.provider();
    private static final byte[] DOCUMENT = "[1]".getBytes(StandardCharsets.UTF_8);

    private static final JsonLocation LOCATION = (JsonLocation) Proxy.newProxyInstance(
            NumberSafeDecoratorsTest.class.getClassLoader(),
            new Class<?>[] {JsonLocation.class},
            (proxy, method, args) -> {
                return method.getName().equals("equals") ? proxy == args[0] : null;
            });

    /** An argument of each type that the methods take; streams are read once. */
    private static final Map<Class<?>, Supplier<Object>> ARGUMENTS = Map.ofEntries(
            Map.entry(String.class, () -> "/text"),
            Map.entry(int.class, () -> 7),
            Map.entry(long.class, () -> 8L),
            Map.entry(double.class, () -> 1.5),
            Map.entry(boolean.class, () -> true),
            Map.entry(Number.class, () -> 9),
            Map.entry(BigDecimal.class, () -> BigDecimal.TEN),
            Map.entry(BigInteger.class, () -> BigInteger.TWO),
            Map.entry(Map.class, () -> Map.of()),
            Map.entry(Collection.class, () -> List.of()),
            Map.entry(Charset.class, () -> StandardCharsets.UTF_8),
            Map.entry(Reader.class, () -> new StringReader("[1]")),
            Map.entry(InputStream.class, () -> new ByteArrayInputStream(DOCUMENT)),
            Map.entry(Writer.class, StringWriter::new),
            Map.entry(OutputStream.class, ByteArrayOutputStream::new),
            Map.entry(JsonValue.class, () -> JsonValue.TRUE),
            Map.entry(JsonStructure.class, () -> JsonValue.EMPTY_JSON_OBJECT),
            Map.entry(JsonObject.class, () -> JsonValue.EMPTY_JSON_OBJECT),
            Map.entry(JsonArray.class, () -> JsonValue.EMPTY_JSON_ARRAY));

    private static Object[] arguments(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(type -> ARGUMENTS.get(type).get())
                .toArray();
    }

    private static String name(Method method) {
        return method.getName() + Arrays.toString(method.getParameterTypes());
    }

    /** Records calls, and how it has answered them. */
    private static final class Recorder {
        final List<String> calls = new ArrayList<>();
        final List<@Nullable Object> answers = new ArrayList<>();
        private final boolean yes;

        Recorder(boolean yes) {
            this.yes = yes;
        }

        <T> T of(Class<T> type) {
            return type.cast(
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                        calls.add(name(method) + Arrays.toString(args));
                        answers.add(answer(method.getReturnType()));
                        return answers.get(answers.size() - 1);
                    }));
        }

        private @Nullable Object answer(Class<?> type) {
            if (type == boolean.class) {
                return yes;
            }
            if (type == JsonParser.Event.class) {
                return JsonParser.Event.KEY_NAME;
            }
            if (type == Stream.class || type == JsonLocation.class) {
                return type == Stream.class ? Stream.of("answer") : LOCATION;
            }
            return ARGUMENTS.containsKey(type) ? ARGUMENTS.get(type).get() : null;
        }
    }

    @Test
    void aGeneratorWritesWhatItIsTold() throws Exception {
        for (Method method : JsonGenerator.class.getMethods()) {
            Recorder recorder = new Recorder(true);
            JsonGenerator generator = new NumberSafeGenerator(recorder.of(JsonGenerator.class));
            Object[] arguments = arguments(method);
            Object result = method.invoke(generator, arguments);
            assertThat(recorder.calls)
                    .containsExactly(name(method) + (arguments.length == 0 ? "null" : Arrays.toString(arguments)));
            if (method.getReturnType() == JsonGenerator.class) {
                assertThat(result).as(name(method)).isSameAs(generator);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aGeneratorWritesNullForWhatIsNoNumber(double number) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = new NumberSafeProvider(PROVIDER).createGenerator(text)) {
            generator
                    .writeStartObject()
                    .write("a", number)
                    .writeStartArray("b")
                    .write(number)
                    .writeEnd()
                    .writeEnd();
        }
        assertThat(text).hasToString("{\"a\":null,\"b\":[null]}");
    }

    @Test
    void aParserReadsNoNumberThatDoesNotFit() {
        try (JsonParser parser = new NumberSafeProvider(PROVIDER).createParser(new StringReader("[3000000000,1.5]"))) {
            parser.next();
            parser.next();
            assertThat(parser.getLong()).isEqualTo(3_000_000_000L);
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(parser::getInt);
            parser.next();
            assertThat(parser.getBigDecimal()).isEqualTo("1.5");
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(parser::getLong);
        }
    }

    @Test
    void aParserAnswersWhatTheLibraryDoes() throws Exception {
        for (Method method : JsonParser.class.getMethods()) {
            if (method.getName().matches("getInt|getLong|getBigDecimal")) {
                continue;
            }
            for (boolean yes : new boolean[] {true, false}) {
                Recorder recorder = new Recorder(yes);
                Object result = method.invoke(new NumberSafeParser(recorder.of(JsonParser.class)));
                assertThat(recorder.calls).containsExactly(name(method) + "null");
                Object expected = recorder.answers.get(0);
                assertThat(result).as(name(method)).isEqualTo(expected);
            }
        }
    }

    @Test
    void aProviderMakesWhatTheLibraryDoes() throws Exception {
        JsonProvider provider = new NumberSafeProvider(PROVIDER);
        for (Method method : JsonProvider.class.getMethods()) {
            if (method.getDeclaringClass() != JsonProvider.class || Modifier.isStatic(method.getModifiers())) {
                continue;
            }
            Object made = method.invoke(provider, arguments(method));
            assertThat(made).as(name(method)).isNotNull();
            if (made instanceof JsonValue) {
                assertThat(made).isEqualTo(method.invoke(PROVIDER, arguments(method)));
            }
            assertThat(made instanceof JsonParser).isEqualTo(made instanceof NumberSafeParser);
            assertThat(made instanceof JsonGenerator).isEqualTo(made instanceof NumberSafeGenerator);
        }
    }

    @Test
    void factoriesMakeSafeParsersAndGenerators() throws Exception {
        JsonProvider provider = new NumberSafeProvider(PROVIDER);
        JsonParserFactory parsers = provider.createParserFactory(Map.of());
        for (Method method : JsonParserFactory.class.getMethods()) {
            if (method.getParameterCount() > 0) {
                assertThat(method.invoke(parsers, arguments(method))).isInstanceOf(NumberSafeParser.class);
            }
        }
        JsonGeneratorFactory generators = provider.createGeneratorFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));
        for (Method method : JsonGeneratorFactory.class.getMethods()) {
            if (method.getParameterCount() > 0) {
                assertThat(method.invoke(generators, arguments(method))).isInstanceOf(NumberSafeGenerator.class);
            }
        }
        assertThat(generators.getConfigInUse()).containsKey(JsonGenerator.PRETTY_PRINTING);
    }
}
