package io.github.socketiojakarta.internal.ee.handler.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.socketiojakarta.bean.Beans;
import io.github.socketiojakarta.bean.InvalidHandlerException;
import io.github.socketiojakarta.harness.ClassesWithout;
import io.github.socketiojakarta.internal.ee.handler.Ascending;
import io.github.socketiojakarta.internal.ee.handler.OwnConstraint;
import io.github.socketiojakarta.internal.ee.handler.bean.PlainBeans;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where nothing validates, whoever wants it is refused, and nobody else. */
class UncheckedConstraintsTest {

    private static final Constraints NO_PROVIDER = new Constraints(Optional.empty(), "no provider");

    @ParameterizedTest
    @ValueSource(
            classes = {
                WithConstraint.class,
                WithOwnConstraint.class,
                OfElements.class,
                OfArrayElements.class,
                OfWildcard.class,
                OfAllTogether.class,
                OfContract.class,
                OfOwnContract.class,
                OfGenericContract.class,
                OfOverridden.class,
                Inheriting.class
            })
    void constraintsThatNothingChecksAreRefused(Class<?> type) throws Exception {
        assertThatExceptionOfType(InvalidHandlerException.class)
                .isThrownBy(() -> NO_PROVIDER.of(type, handle(type)))
                .withMessageContainingAll(
                        "nothing checks them", "hibernate-validator", "expressly", "(no provider)", type.getName());
        assertThat(withoutApi(type))
                .hasMessageContainingAll("jakarta.validation, which is missing", "hibernate-validator", type.getName());
    }

    @ParameterizedTest
    @ValueSource(classes = {Without.class, WithOtherAnnotation.class, BesideContract.class})
    void othersNeedNone(Class<?> type) throws Exception {
        assertThat(NO_PROVIDER.of(type, handle(type))).isSameAs(ParameterCheck.NONE);
        assertThat(withoutApi(type)).isNull();
    }

    /** Otherwise this test would prove nothing. */
    @Test
    void theMethodsAreAsTheyWouldBeRead() {
        assertThat(handle(Inheriting.class).getDeclaringClass()).isEqualTo(Parent.class);
        assertThat(handle(OfOverridden.class).getDeclaringClass()).isEqualTo(OfOverridden.class);
    }

    private static Method handle(Class<?> type) {
        for (Class<?> part = type; ; part = part.getSuperclass()) {
            Optional<Method> own = Arrays.stream(part.getDeclaredMethods())
                    .filter(method -> method.getName().equals("handle") && !method.isBridge())
                    .findFirst();
            if (own.isPresent()) {
                return own.get();
            }
        }
    }

    /** Returns why the class is refused, if it is, where not even the API of Bean Validation is there. */
    private static Throwable withoutApi(Class<?> type) throws Exception {
        try (ClassesWithout classes = new ClassesWithout("jakarta.validation.")) {
            Class<?> missing = classes.loadClass(type.getName());
            Class<?> checks = classes.loadClass(ParameterChecks.class.getName());
            Method of = checks.getDeclaredMethod("of", Class.class, Method.class);
            of.setAccessible(true);
            Constructor<?> constructor = checks.getDeclaredConstructor(classes.loadClass(Beans.class.getName()));
            constructor.setAccessible(true);
            Constructor<?> beans = classes.loadClass(PlainBeans.class.getName()).getConstructor();
            Object instance = constructor.newInstance(beans.newInstance());
            Throwable failure = catchThrowable(() -> of.invoke(instance, missing, handle(missing)));
            return failure == null ? null : failure.getCause();
        }
    }

    static class WithConstraint {
        void handle(@NotNull String text) {}
    }

    static class WithOwnConstraint {
        void handle(@OwnConstraint String text) {}
    }

    static class OfElements {
        void handle(List<List<@OwnConstraint String>> texts) {}
    }

    static class OfArrayElements {
        void handle(@OwnConstraint String[] texts) {}
    }

    static class OfWildcard {
        void handle(List<? extends @OwnConstraint String> texts) {}
    }

    static class OfAllTogether {
        @Ascending
        void handle(int first, int second) {}
    }

    interface Contract {
        void handle(@Valid Object order);
    }

    static class OfContract implements Contract {
        @Override
        public void handle(Object order) {}
    }

    interface OwnContract {
        void handle(@OwnConstraint String text);
    }

    interface MoreSpecial extends OwnContract {}

    static class OfOwnContract implements MoreSpecial {
        @Override
        public void handle(String text) {}
    }

    interface GenericContract<T> {
        void handle(@NotNull T text);
    }

    static class OfGenericContract implements GenericContract<String> {
        @Override
        public void handle(String text) {}
    }

    static class Parent {
        public void handle(@OwnConstraint String text) {}
    }

    static class OfOverridden extends Parent {
        @Override
        public void handle(String text) {}
    }

    static class Inheriting extends Parent {}

    static class Without {
        void handle(String text) {}
    }

    static class WithOtherAnnotation {
        void handle(List<@Other String> texts, @Other String text) {}
    }

    interface OtherContract {
        void validate(@NotNull String text);

        void handle(String text, @NotNull String more);
    }

    abstract static class BesideContract implements OtherContract {
        void handle(String text) {}
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.PARAMETER, ElementType.TYPE_USE})
    @interface Other {}
}
