package io.github.socketiojakarta.internal.socket.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.GenericType;
import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BindableTypesTest {

    static Stream<Type> unbindable() {
        return Stream.of(
                NoConstructor.class,
                NoConstructor[].class,
                WithMember.class,
                WithAnnotatedNeighbour.class,
                new GenericType<List<NoConstructor>>() {}.type(),
                new GenericType<Map<String, List<NoConstructor>[]>>() {}.type());
    }

    @ParameterizedTest
    @MethodSource("unbindable")
    void findsATypeWithoutAConstructorWhereverItIs(Type type) {
        assertThat(BindableTypes.problem(type))
                .hasValueSatisfying(problem -> assertThat(problem)
                        .startsWith("NoConstructor, which has no constructor without parameters: add one"));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                String.class,
                int.class,
                JsonObject.class,
                Kind.class,
                Plain.class,
                Created.class,
                Made.class,
                Named.class,
                Chain.class,
                MemberWithDeserializer.class,
                MemberWithAccessor.class
            })
    void saysNothingOfTypesThatJsonbCanMake(Class<?> type) {
        assertThat(BindableTypes.problem(type)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(classes = Inner.class)
    void refusesAClassThatNeedsAnObjectAroundIt(Class<?> type) {
        assertThat(BindableTypes.problem(type))
                .hasValue("Inner, which belongs to an object of the class around it:" + " write 'static class'");
    }

    @ParameterizedTest
    @ValueSource(classes = {Unnamed.class})
    void refusesAnAbstractTypeThatDoesNotNameItsSubtypes(Class<?> type) {
        assertThat(BindableTypes.problem(type))
                .hasValueSatisfying(problem -> assertThat(problem).startsWith("Unnamed, which is abstract"));
    }

    static class NoConstructor {
        NoConstructor(String text) {}
    }

    record WithMember(int number, NoConstructor member) {}

    record WithAnnotatedNeighbour(
            @JsonbProperty("name") String text, @Deprecated NoConstructor member) {}

    record MemberWithDeserializer(
            @JsonbTypeDeserializer(Deserializer.class) NoConstructor member) {}

    record MemberWithAccessor(
            @JsonbTypeDeserializer(Deserializer.class) NoConstructor member) {
        @Override
        public NoConstructor member() {
            return member;
        }
    }

    record Chain(Chain next) {}

    static class Plain {}

    static class Created {
        @JsonbCreator
        Created(String text) {}
    }

    static class Made {
        Made(String text) {}

        @JsonbCreator
        static Made of(String text) {
            return new Made(text);
        }
    }

    enum Kind {
        ONE
    }

    @JsonbTypeInfo
    interface Named {}

    interface Unnamed {}

    class Inner {}

    /** Never called. */
    static final class Deserializer implements JsonbDeserializer<NoConstructor> {
        @Override
        public NoConstructor deserialize(JsonParser parser, DeserializationContext context, Type type) {
            throw new UnsupportedOperationException();
        }
    }
}
