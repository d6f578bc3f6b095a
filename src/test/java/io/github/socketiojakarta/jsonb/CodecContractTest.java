package io.github.socketiojakarta.jsonb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.socketiojakarta.GenericType;
import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.PayloadException;
import io.github.socketiojakarta.jackson.JacksonCodec;
import io.github.socketiojakarta.jackson3.Jackson3Codec;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an application may rely on whichever of our codecs it has. */
class CodecContractTest {

    /** Values without a type, inside of one. */
    public record Envelope(Object any, Map<String, Object> map, List<Object> list) {}

    /** Members that have to fit. */
    public record Strict(String text, TimeUnit unit, double[] numbers, Double number, int count) {}

    /** Arrays of numbers, also within others. */
    public record Rows(float[] few, float[][] many, List<float[]> listed) {}

    /** Dates of old. */
    public record Dates(Date date, Calendar calendar, Timestamp timestamp) {}

    static Stream<JsonCodec> codecs() {
        return Stream.of(new JsonbCodec(), new JacksonCodec(), new Jackson3Codec());
    }

    private static final List<Map.Entry<String, Number>> NUMBERS = List.of(
            Map.entry("0", 0),
            Map.entry("-7", -7),
            Map.entry("2147483647", Integer.MAX_VALUE),
            Map.entry("-2147483648", Integer.MIN_VALUE),
            Map.entry("2147483648", 2147483648L),
            Map.entry("9223372036854775807", Long.MAX_VALUE),
            Map.entry("-9223372036854775808", Long.MIN_VALUE),
            Map.entry("9223372036854775808", new BigInteger("9223372036854775808")),
            Map.entry("1.5", 1.5),
            Map.entry("1.0", 1.0),
            Map.entry("1e2", 100.0),
            Map.entry("0.1", 0.1),
            Map.entry("0.30000000000000004", 0.1 + 0.2),
            Map.entry("5e-324", Double.MIN_VALUE),
            Map.entry("1.7976931348623157e+308", Double.MAX_VALUE),
            Map.entry("2e23", 2e23),
            Map.entry("1.000000000000000000000", 1.0),
            Map.entry("0.12345678901234568", 0.12345678901234568),
            Map.entry("12345678901234567890.5", new BigDecimal("12345678901234567890.5")),
            Map.entry("0.1234567890123456789", new BigDecimal("0.1234567890123456789")),
            Map.entry("1234567890123456.7", new BigDecimal("1234567890123456.7")),
            Map.entry("1e400", new BigDecimal("1e400")),
            Map.entry("1e-400", new BigDecimal("1e-400")));

    static Stream<Arguments> numbers() {
        return codecs().flatMap(codec ->
                NUMBERS.stream().map(number -> Arguments.of(codec, number.getKey(), number.getValue())));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void readsANumberWithoutATypeAsTheSmallestThatHoldsIt(JsonCodec codec, String json, Number expected) {
        assertThat(codec.decode(json, Object.class, List.of())).isEqualTo(expected);
        assertThat(codec.decode("[" + json + "]", List.class, List.of())).isEqualTo(List.of(expected));
        assertThat(codec.decode("{\"n\":" + json + "}", Map.class, List.of())).isEqualTo(Map.of("n", expected));
        String envelope = "{\"any\":N,\"map\":{\"n\":N},\"list\":[[N]]}".replace("N", json);
        assertThat(codec.decode(envelope, Envelope.class, List.of()))
                .isEqualTo(new Envelope(expected, Map.of("n", expected), List.of(List.of(expected))));
    }

    static Stream<Arguments> modelTypes() {
        return codecs().flatMap(codec -> Stream.of(
                Arguments.of(
                        codec,
                        "{\"a\":{\"b\":[1,null]}}",
                        new GenericType<Map<String, Object>>() {}.type(),
                        Map.of("a", Map.of("b", Arrays.asList(1, null)))),
                Arguments.of(
                        codec,
                        "{\"a\":\"\\u00e4\\n\"}",
                        new GenericType<Map<String, ?>>() {}.type(),
                        Map.of("a", "ä\n")),
                Arguments.of(codec, " [ 1 , 2.5 ] ", new GenericType<List<?>>() {}.type(), List.of(1, 2.5)),
                Arguments.of(
                        codec,
                        "[{\"a\":[]},{}]",
                        new GenericType<Collection<Map<String, List<Object>>>>() {}.type(),
                        List.of(Map.of("a", List.of()), Map.of())),
                Arguments.of(codec, "[\"x\",\"\"]", new GenericType<List<String>>() {}.type(), List.of("x", "")),
                Arguments.of(codec, "{\"x\":2}", new GenericType<Map<String, Integer>>() {}.type(), Map.of("x", 2)),
                Arguments.of(codec, "[true]", new GenericType<List<Boolean>>() {}.type(), List.of(true))));
    }

    @ParameterizedTest
    @MethodSource("modelTypes")
    void readsMapsAndLists(JsonCodec codec, String json, Type type, Object expected) {
        assertThat(codec.decode(json, type, List.of())).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void readsBytesInsideOfMapsAndLists(JsonCodec codec) {
        List<ByteBuffer> attachments = List.of(ByteBuffer.wrap(new byte[] {9}), ByteBuffer.wrap(new byte[] {8, 7}));
        Type type = new GenericType<Map<String, List<Object>>>() {}.type();
        String json = "{\"a\":[{\"num\":1,\"_placeholder\":true}]}";
        Map<?, ?> map = (Map<?, ?>) codec.decode(json, type, attachments);
        assertThat((byte[]) ((List<?>) map.get("a")).get(0)).containsExactly(8, 7);
        Envelope envelope = (Envelope) codec.decode("{\"map\":" + json + "}", Envelope.class, attachments);
        assertThat((byte[]) ((List<?>) envelope.map().get("a")).get(0)).containsExactly(8, 7);
        assertThatExceptionOfType(PayloadException.class)
                .isThrownBy(() -> codec.decode("{\"_placeholder\":true,\"num\":2}", Object.class, attachments));
        assertThatExceptionOfType(PayloadException.class)
                .isThrownBy(() -> codec.decode("{\"_placeholder\":true,\"num\":0}", Map.class, attachments));
    }

    static Stream<Arguments> misfits() {
        return codecs().flatMap(codec -> Stream.of(
                Arguments.of(codec, "1", String.class),
                Arguments.of(codec, "true", String.class),
                Arguments.of(codec, "1.5", String.class),
                Arguments.of(codec, "{\"unit\":0}", Strict.class),
                Arguments.of(codec, "0", TimeUnit.class),
                Arguments.of(codec, "\"1\"", int.class),
                Arguments.of(codec, "\"1\"", Double.class),
                Arguments.of(codec, "\"NaN\"", double.class),
                Arguments.of(codec, "1e400", double.class),
                Arguments.of(codec, "1e39", float.class),
                Arguments.of(codec, "1e400", Double.class),
                Arguments.of(codec, "{\"count\":1.5}", Strict.class),
                Arguments.of(codec, "{\"count\":3000000000}", Strict.class),
                Arguments.of(codec, "[]", Map.class),
                Arguments.of(codec, "{}", List.class),
                Arguments.of(codec, "\"x\"", Map.class),
                Arguments.of(codec, "1", List.class),
                Arguments.of(codec, "[1]", new GenericType<List<String>>() {}.type()),
                Arguments.of(codec, "[1.5]", new GenericType<List<Integer>>() {}.type()),
                Arguments.of(codec, "[[]]", new GenericType<List<Integer>>() {}.type()),
                Arguments.of(codec, "[[]]", new GenericType<List<Map<String, Object>>>() {}.type())));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void refusesWhatDoesNotFit(JsonCodec codec, String json, Type type) {
        assertThatExceptionOfType(PayloadException.class)
                .isThrownBy(() -> codec.decode(json, type, List.of()))
                .withMessageContaining("expected");
    }

    /** Whatever becomes of it: a client must not be able to make it look like a mistake of the application. */
    @ParameterizedTest
    @MethodSource("codecs")
    void aMemberThatComesTwiceIsTheLastOfThemOrRefused(JsonCodec codec) {
        assertThat(codec.decode("{\"radius\":1,\"radius\":2}", Map.class, List.of()))
                .isEqualTo(Map.of("radius", 2));
        try {
            assertThat(codec.decode("{\"radius\":1,\"radius\":2}", Circle.class, List.of()))
                    .isEqualTo(new Circle(2));
        } catch (PayloadException e) {
            assertThat(e).hasMessageContaining("Duplicate");
        }
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void writesNullForWhatIsNoNumber(JsonCodec codec) {
        Strict strict = new Strict("t", TimeUnit.DAYS, new double[] {Double.NaN, 1}, Double.NEGATIVE_INFINITY, 1);
        assertThat(encode(codec, Double.NaN, Float.POSITIVE_INFINITY, new double[] {Double.NaN, 2.5}))
                .isEqualTo("[null,null,[null,2.5]]");
        float[] floats = {Float.NaN, 2.5f, 0.1f, Float.NEGATIVE_INFINITY};
        String written = "[null,2.5,0.1,null]";
        assertThat(encode(codec, floats, Map.of("a", List.of(floats))))
                .isEqualTo("[" + written + ",{\"a\":[" + written + "]}]");
        assertThat(encode(codec, new Rows(floats, new float[][] {floats}, List.of(floats))))
                .contains("\"few\":" + written, "\"many\":[" + written + "]", "\"listed\":[" + written + "]");
        assertThat(encode(codec, strict)).contains("\"numbers\":[null,1.0]").doesNotContain("NaN", "Infinity");
        assertThat(encode(codec, Map.of("a", List.of(Double.NaN)))).isEqualTo("[{\"a\":[null]}]");
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void writesDatesThatABrowserReads(JsonCodec codec) {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("Europe/Paris"));
        calendar.setTimeInMillis(0);
        String epoch = "\"1970-01-01T00:00:00.000Z\"";
        assertThat(encode(codec, new Date(0), calendar, new Timestamp(0)))
                .isEqualTo("[" + epoch + "," + epoch + "," + epoch + "]");
        assertThat(encode(codec, Map.of("d", List.of(new Date(0))))).isEqualTo("[{\"d\":[" + epoch + "]}]");
        assertThat(encode(codec, new Date(1234567890123L))).isEqualTo("[\"2009-02-13T23:31:30.123Z\"]");
        Dates dates = new Dates(new Date(123), calendar, new Timestamp(123));
        String json = encode(codec, dates);
        assertThat(json)
                .contains("\"date\":\"1970-01-01T00:00:00.123Z\"", "\"timestamp\":\"1970-01-01T00:00:00.123Z\"")
                .containsPattern("\"calendar\":\"1970-01-01T00:00:00(\\.000)?Z\"");
        Dates read = (Dates) codec.decode(
                "{\"date\":\"1970-01-01T00:00:00.123Z\",\"calendar\":" + epoch + "}", Dates.class, List.of());
        assertThat(read.date()).isEqualTo(new Date(123));
        assertThat(read.calendar().toInstant()).isEqualTo(Instant.EPOCH);
    }

    /** Has no constructor that a codec could use. */
    public static final class OfParts {
        public final String text;

        private OfParts(String text, int unused) {
            this.text = text;
        }

        /** Jackson 3 would use a public constructor with parameters, because their names are compiled. */
        public static OfParts of(String one, String other) {
            return new OfParts(one + other, 0);
        }
    }

    /** Whoever reads it does not know which. */
    public sealed interface Shape permits Circle {}

    /** One of them. */
    public record Circle(int radius) implements Shape {}

    /** Has one inside. */
    public record Drawing(List<Shape> shapes) {}

    static Stream<Arguments> unreadable() {
        return codecs().flatMap(codec -> Stream.of(
                Arguments.of(codec, "{\"text\":\"a\"}", OfParts.class),
                Arguments.of(codec, "{\"radius\":1}", Shape.class),
                Arguments.of(codec, "[{\"radius\":1}]", new GenericType<List<Shape>>() {}.type()),
                Arguments.of(codec, "{\"shapes\":[{\"radius\":1}]}", Drawing.class)));
    }

    /** Else nobody but who reads DEBUG messages would ever know. */
    @ParameterizedTest
    @MethodSource("unreadable")
    void tellsTheDeveloperOfTypesThatNobodyCanRead(JsonCodec codec, String json, Type type) {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> codec.decode(json, type, List.of()))
                .withMessageContaining("can make no object of");
    }

    /** One that shows another text than its name. */
    public enum Size {
        SMALL;

        @Override
        public String toString() {
            return "small";
        }
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void enumsGoByTheirNames(JsonCodec codec) {
        assertThat(encode(codec, Map.of("size", List.of(Size.SMALL)))).isEqualTo("[{\"size\":[\"SMALL\"]}]");
        assertThat(codec.decode("\"SMALL\"", Size.class, List.of())).isEqualTo(Size.SMALL);
    }

    /** Jackson 2 has them in a module that we do not have. */
    static Stream<JsonCodec> codecsWithDurations() {
        return codecs().filter(codec -> !(codec instanceof JacksonCodec));
    }

    @ParameterizedTest
    @MethodSource("codecsWithDurations")
    void durationsAreText(JsonCodec codec) {
        assertThat(encode(codec, Duration.ofSeconds(90))).isEqualTo("[\"PT1M30S\"]");
        assertThat(codec.decode("\"PT1M30S\"", Duration.class, List.of())).isEqualTo(Duration.ofSeconds(90));
    }

    private static String encode(JsonCodec codec, Object... values) {
        return codec.encode(Arrays.asList(values), new ArrayList<>());
    }
}
