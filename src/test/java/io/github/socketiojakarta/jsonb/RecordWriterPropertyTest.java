package io.github.socketiojakarta.jsonb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.property.Choices;
import io.github.socketiojakarta.property.Generator;
import io.github.socketiojakarta.property.Property;
import jakarta.json.bind.JsonbConfig;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Records, and values of the JDK, are written as the JSON-B provider would have written them. */
class RecordWriterPropertyTest {

    /** Of primitive types. */
    public record Primitives(byte b, short s, int i, long l, double d, boolean z, char c) {}

    /** Of their classes. */
    public record Boxes(Byte b, Short s, Integer i, Long l, Double d, Float f, Boolean z, Character c, String text) {}

    /** Larger numbers, and others. */
    public record Others(
            BigDecimal decimal,
            BigInteger integer,
            AtomicInteger counter,
            AtomicLong large,
            UUID id,
            URI uri,
            TimeUnit unit) {}

    /** Times. */
    public record Times(
            Instant instant,
            LocalDate date,
            LocalTime time,
            LocalDateTime dateTime,
            OffsetTime offsetTime,
            OffsetDateTime offsetDateTime,
            ZonedDateTime zoned) {}

    /** Spans and places of time. */
    public record Spans(Duration duration, Period period, ZoneId zone, ZoneOffset offset) {}

    /** What may be there or not. */
    public record Maybe(
            Optional<String> text,
            Optional<Boxes> boxes,
            OptionalInt number,
            OptionalLong large,
            OptionalDouble fraction,
            Optional<?> any) {}

    /** Arrays. */
    public record Arrays2(
            int[] ints,
            long[] longs,
            double[] doubles,
            float[] floats,
            boolean[] booleans,
            char[] chars,
            short[] shorts,
            String[] texts,
            int[][] rows,
            Object[] any,
            Boxes[] boxes,
            byte[] bytes,
            ByteBuffer buffer,
            byte[][] many) {}

    /** Collections. */
    public record Collections2(
            List<String> texts,
            Set<TimeUnit> units,
            List<Boxes> boxes,
            Map<String, Integer> numbers,
            Map<TimeUnit, List<Integer>> byUnit,
            Map<Integer, Instant> byNumber,
            Map<Long, UUID> byLarge,
            Map<UUID, Object> byId,
            List<Optional<Integer>> optional,
            List<?> any) {}

    /** Others inside. */
    public record Tree(Object z, Object a, Tree next, List<Tree> more, Map<String, Tree> named, Mixed mixed) {}

    /** JSON-B must write it. */
    public record Mixed(Number number, String text) {}

    private final JsonbCodec own = new JsonbCodec();
    private final JsonbCodec provider = new JsonbCodec(new JsonbConfig());

    @Test
    void scalars() {
        isWrittenAsTheProviderDoes(RecordWriterPropertyTest::primitives);
        isWrittenAsTheProviderDoes(RecordWriterPropertyTest::boxes);
        isWrittenAsTheProviderDoes(RecordWriterPropertyTest::others);
    }

    @Test
    void times() {
        isWrittenAsTheProviderDoes(RecordWriterPropertyTest::times);
        isWrittenAsTheProviderDoes(RecordWriterPropertyTest::spans);
    }

    @Test
    void optionals() {
        isWrittenAsTheProviderDoes(RecordWriterPropertyTest::optionals);
    }

    @Test
    void arrays() {
        isWrittenAsTheProviderDoes(RecordWriterPropertyTest::arrays2);
    }

    @Test
    void collections() {
        isWrittenAsTheProviderDoes(RecordWriterPropertyTest::collections2);
    }

    @Test
    void recordsInRecords() {
        isWrittenAsTheProviderDoes(choices -> tree(choices, 3));
    }

    @Test
    void valuesInListsAndMaps() {
        isWrittenAsTheProviderDoes(choices -> choices.list(4, RecordWriterPropertyTest::any));
        isWrittenAsTheProviderDoes(
                choices -> choices.list(4, RecordWriterPropertyTest::any).toArray());
        isWrittenAsTheProviderDoes(choices -> {
            Map<String, Object> map = new LinkedHashMap<>();
            choices.list(4, from -> map.put(from.text(4), any(from)));
            return map;
        });
    }

    @Test
    void valuesAlone() {
        isWrittenAsTheProviderDoes(RecordWriterPropertyTest::any);
    }

    private void isWrittenAsTheProviderDoes(Generator<?> values) {
        Property.forAll(values).holds(value -> {
            List<ByteBuffer> attachments = new ArrayList<>();
            List<ByteBuffer> expected = new ArrayList<>();
            String json = own.encode(Arrays.asList(value, 1), attachments);
            String reference = provider.encode(Arrays.asList(value, 1), expected);
            assertThat(read(json))
                    .isEqualTo(read(reference))
                    .hasToString(read(reference).toString()); // in the same order
            assertThat(attachments).isEqualTo(expected);
        });
    }

    /** One writes 1.0E10 and a backspace with four digits, the other 1.0E+10 and with a letter. */
    private Object read(String json) {
        return own.decode(json, Object.class, List.of());
    }

    private static Object primitives(Choices choices) {
        return new Primitives(
                (byte) choices.number(),
                (short) choices.number(),
                (int) choices.number(),
                choices.number(),
                choices.below(8) == 7 ? Double.NaN : choices.fraction(),
                choices.below(2) == 1,
                choices.oneOf('a', '"', '\u0000', '\ud800', 'ä'));
    }

    private static Boxes boxes(Choices choices) {
        return new Boxes(
                maybe(choices, from -> (byte) from.number()),
                maybe(choices, from -> (short) from.number()),
                maybe(choices, from -> (int) from.number()),
                maybe(choices, Choices::number),
                maybe(choices, from -> from.oneOf(Double.NaN, from.fraction())),
                maybe(choices, from -> from.oneOf(Float.NEGATIVE_INFINITY, 0.1f, (float) from.below(1_000))),
                maybe(choices, from -> from.below(2) == 1),
                maybe(choices, from -> from.oneOf('x', '\\')),
                maybe(choices, from -> from.text(10)));
    }

    private static Object others(Choices choices) {
        return new Others(
                maybe(choices, RecordWriterPropertyTest::decimal),
                maybe(choices, from -> decimal(from).unscaledValue()),
                maybe(choices, from -> new AtomicInteger((int) from.number())),
                maybe(choices, from -> new AtomicLong(from.number())),
                maybe(choices, from -> new UUID(from.number(), from.number())),
                maybe(choices, from -> URI.create("http://x/" + from.text(5, "abc/?&=") + from.oneOf("", "ü"))),
                maybe(choices, from -> from.oneOf(TimeUnit.values())));
    }

    private static BigDecimal decimal(Choices choices) {
        return new BigDecimal(
                BigInteger.valueOf(choices.number()).multiply(BigInteger.valueOf(choices.number())),
                choices.between(-40, 40));
    }

    private static Object times(Choices choices) {
        return new Times(
                maybe(choices, RecordWriterPropertyTest::instant),
                maybe(choices, from -> dateTime(from).toLocalDate()),
                maybe(choices, from -> dateTime(from).toLocalTime()),
                maybe(choices, RecordWriterPropertyTest::dateTime),
                maybe(choices, from -> dateTime(from).toLocalTime().atOffset(offset(from))),
                maybe(choices, from -> dateTime(from).atOffset(offset(from))),
                maybe(choices, from -> dateTime(from).atZone(zone(from))));
    }

    private static Instant instant(Choices choices) {
        return choices.below(10) == 9
                ? choices.oneOf(Instant.MIN, Instant.MAX, Instant.EPOCH)
                : dateTime(choices).toInstant(ZoneOffset.UTC);
    }

    private static LocalDateTime dateTime(Choices choices) {
        return LocalDateTime.of(
                choices.oneOf(2026, 1, 0, -1, 9_999, 10_000, -12_345, choices.between(1_900, 2_100)),
                choices.between(1, 12),
                choices.between(1, 28),
                choices.between(0, 23),
                choices.between(0, 59),
                choices.oneOf(0, choices.between(0, 59)),
                choices.oneOf(0, 1, 1_000, 123_000_000, 999_999_999, choices.between(0, 999_999_999)));
    }

    private static ZoneOffset offset(Choices choices) {
        return choices.oneOf(
                ZoneOffset.UTC, ZoneOffset.MAX, ZoneOffset.MIN, ZoneOffset.ofTotalSeconds(choices.below(60_000)));
    }

    private static ZoneId zone(Choices choices) {
        return choices.oneOf(ZoneId.of("Europe/Paris"), ZoneId.of("UTC"), ZoneId.of("GMT+3"), offset(choices));
    }

    private static Object spans(Choices choices) {
        return new Spans(
                maybe(choices, from -> Duration.ofNanos(from.number())),
                maybe(choices, from -> Period.of(from.between(-9, 9), from.below(99), from.below(99))),
                maybe(choices, RecordWriterPropertyTest::zone),
                maybe(choices, RecordWriterPropertyTest::offset));
    }

    private static Object optionals(Choices choices) {
        return new Maybe(
                Optional.ofNullable(maybe(choices, from -> from.text(3))),
                Optional.ofNullable(maybe(choices, RecordWriterPropertyTest::boxes)),
                choices.oneOf(OptionalInt.empty(), OptionalInt.of(choices.below(9))),
                choices.oneOf(OptionalLong.empty(), OptionalLong.of(choices.number())),
                choices.oneOf(OptionalDouble.empty(), OptionalDouble.of(1.5), OptionalDouble.of(Double.NaN)),
                Optional.ofNullable(maybe(choices, RecordWriterPropertyTest::scalar)));
    }

    private static Object arrays2(Choices choices) {
        return new Arrays2(
                maybe(choices, from -> new int[] {from.below(9), (int) from.number()}),
                maybe(choices, from -> new long[] {from.number()}),
                maybe(choices, from -> new double[] {from.fraction(), Double.NaN}),
                maybe(choices, from -> new float[] {0.1f, Float.NaN, 1e10f}),
                maybe(choices, from -> new boolean[] {true, from.below(2) == 0}),
                maybe(choices, from -> new char[] {'"', 'x'}),
                maybe(choices, from -> new short[from.below(3)]),
                maybe(choices, from -> new String[] {from.text(3), null}),
                maybe(choices, from -> new int[][] {{from.below(3)}, {}, null}),
                maybe(
                        choices,
                        from -> from.list(3, RecordWriterPropertyTest::scalar).toArray()),
                maybe(choices, from -> new Boxes[] {boxes(from), null}),
                maybe(choices, from -> from.bytes(3)),
                maybe(choices, from -> ByteBuffer.wrap(from.bytes(3))),
                maybe(choices, from -> new byte[][] {from.bytes(2), from.bytes(2)}));
    }

    private static Object collections2(Choices choices) {
        return new Collections2(
                maybe(choices, from -> nullable(from, text -> text.text(3))),
                maybe(choices, from -> Set.of(from.oneOf(TimeUnit.values()))),
                maybe(choices, from -> nullable(from, RecordWriterPropertyTest::boxes)),
                maybe(choices, from -> map(from, key -> key.text(3), from2 -> from2.below(9))),
                maybe(
                        choices,
                        from -> map(from, key -> key.oneOf(TimeUnit.values()), value -> List.of(value.below(3)))),
                maybe(choices, from -> map(from, key -> key.below(99), RecordWriterPropertyTest::instant)),
                maybe(choices, from -> map(from, Choices::number, value -> new UUID(1, value.number()))),
                maybe(choices, from -> map(from, key -> new UUID(2, key.number()), RecordWriterPropertyTest::scalar)),
                maybe(
                        choices,
                        from -> nullable(from, value -> Optional.ofNullable(maybe(value, from2 -> from2.below(9))))),
                maybe(choices, from -> nullable(from, RecordWriterPropertyTest::any)));
    }

    private static <T> List<T> nullable(Choices choices, Generator<T> element) {
        return choices.list(3, from -> maybe(from, element));
    }

    private static <K, V> Map<K, V> map(Choices choices, Generator<K> key, Generator<V> value) {
        Map<K, V> map = new HashMap<>();
        choices.list(3, from -> map.put(key.from(from), maybe(from, value)));
        return map;
    }

    private static Tree tree(Choices choices, int depth) {
        if (depth == 0) {
            return new Tree(scalar(choices), null, null, null, null, null);
        }
        return new Tree(
                maybe(choices, RecordWriterPropertyTest::any),
                maybe(choices, RecordWriterPropertyTest::scalar),
                maybe(choices, from -> tree(from, depth - 1)),
                maybe(choices, from -> nullable(from, inner -> tree(inner, depth - 1))),
                maybe(choices, from -> map(from, key -> key.text(2), inner -> tree(inner, depth - 1))),
                maybe(choices, from -> new Mixed(from.below(9), maybe(from, text -> text.text(3)))));
    }

    private static Object any(Choices choices) {
        return choices.<Object>anyOf(
                RecordWriterPropertyTest::scalar,
                RecordWriterPropertyTest::primitives,
                RecordWriterPropertyTest::boxes,
                RecordWriterPropertyTest::times,
                RecordWriterPropertyTest::optionals,
                RecordWriterPropertyTest::arrays2,
                from -> from.list(2, RecordWriterPropertyTest::scalar),
                from -> new int[] {from.below(9)},
                from -> new TimeUnit[] {TimeUnit.DAYS, null},
                from -> new Object[] {1, "x", null, Optional.empty()},
                from -> new Mixed(1.5, "x"),
                from -> new Mixed[] {new Mixed(1, null)});
    }

    private static Object scalar(Choices choices) {
        return choices.<Object>anyOf(
                from -> from.text(8),
                Choices::fraction,
                Choices::number,
                RecordWriterPropertyTest::decimal,
                from -> decimal(from).unscaledValue(),
                RecordWriterPropertyTest::instant,
                RecordWriterPropertyTest::dateTime,
                RecordWriterPropertyTest::zone,
                from -> from.<Object>oneOf(
                        (byte) 1,
                        (short) 2,
                        true,
                        'c',
                        0.25f,
                        TimeUnit.DAYS,
                        UUID.nameUUIDFromBytes(new byte[] {1}),
                        URI.create("a:b"),
                        Duration.ofDays(1),
                        Period.ofDays(1),
                        new AtomicInteger(3),
                        Optional.of("o"),
                        Optional.empty(),
                        OptionalInt.of(1),
                        OptionalLong.empty(),
                        OptionalDouble.of(Double.POSITIVE_INFINITY)));
    }

    private static <T> T maybe(Choices choices, Generator<T> value) {
        return choices.below(4) == 3 ? null : value.from(choices);
    }
}
