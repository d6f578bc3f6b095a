package io.github.socketiojakarta.internal.ee.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.socketiojakarta.EventRefusedException;
import org.junit.jupiter.api.Test;

class ParameterChecksTest {

    private final ParameterChecks checks = new ParameterChecks(new PlainBeans());

    private ParameterCheck of(Class<?> type) throws NoSuchMethodException {
        return checks.of(type, type.getDeclaredMethod("handle", String.class));
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
}
