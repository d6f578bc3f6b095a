package io.github.socketiojakarta.jsonb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbAnnotation;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever tells JSON-B how to write a record, by an annotation or by what its class has, is heard. */
class MarkedRecordTest {

    /** Another name. */
    public record Renamed(@JsonbProperty("other") String name) {}

    /** Not for clients. */
    public record Hidden(String name, @JsonbTransient String password) {}

    /** Another format. */
    public record Formatted(
            @JsonbDateFormat("dd.MM.yyyy") LocalDate date,
            @JsonbNumberFormat("#0.00") double price) {}

    /** Another order. */
    @JsonbPropertyOrder({"z", "a"})
    public record Ordered(int a, int z) {}

    /** Null too. */
    @JsonbNillable
    public record Nillable(String name) {}

    /** Says so by another annotation. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.ANNOTATION_TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER})
    @JsonbAnnotation
    @JsonbProperty("meta")
    public @interface Meta {}

    /** Uses it. */
    public record MetaNamed(@Meta String name) {}

    /** Writes a colour as a number. */
    public static final class ColourAdapter implements JsonbAdapter<Colour, Integer> {
        @Override
        public Integer adaptToJson(Colour colour) {
            return colour.ordinal();
        }

        @Override
        public Colour adaptFromJson(Integer number) {
            return Colour.values()[number];
        }
    }

    /** Is a number. */
    @JsonbTypeAdapter(ColourAdapter.class)
    public enum Colour {
        RED,
        GREEN
    }

    /** Has one. */
    public record Painted(Colour colour) {}

    /** Has a member more. */
    public record Getter(int a) {
        public int getB() {
            return 2 * a;
        }
    }

    /** Has a default member. */
    public interface Labelled {
        default String getLabel() {
            return "label";
        }
    }

    /** Inherits it. */
    public record WithLabel(int a) implements Labelled {}

    /** Says which it is. */
    @JsonbTypeInfo(key = "kind", value = @JsonbSubtype(alias = "dog", type = Dog.class))
    public interface Animal {}

    /** A kind. */
    public record Dog(String name) implements Animal {}

    /** Of any type. */
    public record Generic<T>(T value) {}

    /** Of a type that may be anything. */
    public record Open(
            Labelled labelled, Comparable<?> comparable, CharSequence text, List<? extends Number> numbers) {}

    /** Made in two ways. */
    public record Twice(int a, int b) {
        public Twice(int a) {
            this(a, a);
        }
    }

    /** Has a field that is none of its values, and what looks like its accessor. */
    public record Constant(int a) {
        public static final String currency = "EUR";

        public String currency() {
            return currency;
        }
    }

    /** A constant has a class of its own. */
    public enum Step {
        UP {
            @Override
            public String toString() {
                return "up";
            }
        }
    }

    /** Has one. */
    public record Climb(Step step) {}

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(new Renamed("x"), "{\"other\":\"x\"}"),
                Arguments.of(new Hidden("x", "secret"), "{\"name\":\"x\"}"),
                Arguments.of(
                        new Formatted(LocalDate.of(2026, 12, 1), 1), "{\"date\":\"01.12.2026\",\"price\":\"1.00\"}"),
                Arguments.of(new Ordered(1, 2), "{\"z\":2,\"a\":1}"),
                Arguments.of(new Nillable(null), "{\"name\":null}"),
                Arguments.of(new MetaNamed("x"), "{\"meta\":\"x\"}"),
                Arguments.of(Colour.GREEN, "1"),
                Arguments.of(new Painted(Colour.GREEN), "{\"colour\":1}"),
                Arguments.of(new Getter(1), "{\"a\":1,\"getB\":2}"),
                Arguments.of(new WithLabel(1), "{\"a\":1,\"label\":\"label\"}"),
                Arguments.of(new Dog("Rex"), "{\"kind\":\"dog\",\"name\":\"Rex\"}"),
                Arguments.of(new Generic<>(new Dog("Rex")), "{\"value\":{\"kind\":\"dog\",\"name\":\"Rex\"}}"),
                Arguments.of(
                        new Open(new WithLabel(1), 1, "x", List.of(1, 2.5)),
                        "{\"comparable\":1,\"labelled\":{\"a\":1,\"label\":\"label\"},\"numbers\":[1,2.5],\"text\":\"x\"}"),
                Arguments.of(new Twice(1), "{\"a\":1,\"b\":1}"),
                Arguments.of(new Constant(1), "{\"a\":1}"),
                Arguments.of(Step.UP, "\"UP\""),
                Arguments.of(new Climb(Step.UP), "{\"step\":\"UP\"}"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void isWrittenAsItSays(Object value, String expected) {
        JsonbCodec own = new JsonbCodec();
        JsonbCodec provider = new JsonbCodec(new JsonbConfig());
        for (Object wrapped : List.of(value, List.of(value), Map.of("k", value), new Object[] {value})) {
            assertThat(encode(own, wrapped))
                    .isEqualTo(encode(provider, wrapped))
                    .contains(expected);
        }
    }

    private static String encode(JsonbCodec codec, Object value) {
        return codec.encode(java.util.Collections.singletonList(value), new ArrayList<>());
    }

    /** Nobody but its package knows it. */
    record Secret(int a) {}

    @Test
    void aRecordThatIsNotPublicIsTheProvidersMatter() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encode(new JsonbCodec(), new Secret(1)))
                .withMessageContaining(Secret.class.getName());
    }

    /** Cannot be written. */
    public record Broken(int a) {
        @Override
        public int a() {
            throw new IllegalStateException("no value");
        }
    }

    @Test
    void saysWhichMemberFails() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encode(new JsonbCodec(), List.of(new Broken(1))))
                .withMessageContainingAll(Broken.class.getName(), "\"a\"", "no value")
                .withCauseInstanceOf(IllegalStateException.class);
    }
}
