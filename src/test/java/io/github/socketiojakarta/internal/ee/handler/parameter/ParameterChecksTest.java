package io.github.socketiojakarta.internal.ee.handler.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.internal.ee.handler.Ascending;
import io.github.socketiojakarta.internal.ee.handler.OwnConstraint;
import io.github.socketiojakarta.internal.ee.handler.bean.PlainBeans;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;

class ParameterChecksTest {

    private final ParameterChecks checks = new ParameterChecks(new PlainBeans());

    private ParameterCheck of(Class<?> type) throws NoSuchMethodException {
        return of(type, String.class);
    }

    private ParameterCheck of(Class<?> type, Class<?>... parameters) throws NoSuchMethodException {
        return checks.of(type, type.getDeclaredMethod("handle", parameters));
    }

    @Test
    void aConstraintOfTheApplicationIsChecked() throws NoSuchMethodException {
        ParameterCheck check = of(WithOwnConstraint.class);
        check.check(new WithOwnConstraint(), new Object[] {"abc"});
        assertThatExceptionOfType(EventRefusedException.class)
                .isThrownBy(() -> check.check(new WithOwnConstraint(), new Object[] {"ABC"}));
    }

    @Test
    void aConstraintOfAnInterfaceIsChecked() throws NoSuchMethodException {
        ParameterCheck check = of(WithInterface.class);
        assertThatExceptionOfType(EventRefusedException.class)
                .isThrownBy(() -> check.check(new WithInterface(), new Object[] {"ABC"}));
    }

    /** The descriptors of Hibernate Validator 8.0.3 say that a parameter has none if only its elements have. */
    @Test
    void constraintsOfElementsAreChecked() throws NoSuchMethodException {
        ParameterCheck list = of(OfElements.class, List.class);
        list.check(new OfElements(), new Object[] {List.of("abc")});
        assertRefused(() -> list.check(new OfElements(), new Object[] {List.of("abc", "ABC")}));
        ParameterCheck optional = of(OfOptional.class, Optional.class);
        assertRefused(() -> optional.check(new OfOptional(), new Object[] {Optional.of("ABC")}));
        ParameterCheck map = of(OfDepth.class, Map.class);
        assertRefused(() -> map.check(new OfDepth(), new Object[] {Map.of("a", List.of("ABC"))}));
    }

    @Test
    void elementsThatAreValidAreChecked() throws NoSuchMethodException {
        ParameterCheck list = of(OfValid.class, List.class);
        list.check(new OfValid(), new Object[] {List.of(new Item("abc"))});
        assertRefused(() -> list.check(new OfValid(), new Object[] {List.of(new Item("ABC"))}));
    }

    @Test
    void aConstraintOfAllParametersTogetherIsChecked() throws NoSuchMethodException {
        ParameterCheck both = of(OfBoth.class, int.class, int.class);
        both.check(new OfBoth(), new Object[] {1, 2});
        assertRefused(() -> both.check(new OfBoth(), new Object[] {2, 1}));
    }

    private static void assertRefused(ThrowableAssert.ThrowingCallable check) {
        assertThatExceptionOfType(EventRefusedException.class).isThrownBy(check);
    }

    @Test
    void aMethodWithoutConstraintsCostsNothing() throws NoSuchMethodException {
        assertThat(of(Without.class)).isSameAs(ParameterCheck.NONE);
    }

    static class WithOwnConstraint {
        void handle(@OwnConstraint String text) {}
    }

    interface Contract {
        void handle(@OwnConstraint String text);
    }

    static class WithInterface implements Contract {
        @Override
        public void handle(String text) {}
    }

    static class Without {
        void handle(String text) {}
    }

    static class OfElements {
        void handle(List<@OwnConstraint String> texts) {}
    }

    static class OfOptional {
        void handle(Optional<@OwnConstraint String> text) {}
    }

    static class OfDepth {
        void handle(Map<String, List<@OwnConstraint String>> texts) {}
    }

    record Item(@Pattern(regexp = "[a-z]+") String name) {}

    static class OfValid {
        void handle(List<@Valid Item> items) {}
    }

    static class OfBoth {
        @Ascending
        void handle(int first, int second) {}
    }
}
