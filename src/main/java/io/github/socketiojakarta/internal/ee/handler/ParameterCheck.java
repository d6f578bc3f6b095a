package io.github.socketiojakarta.internal.ee.handler;

import io.github.socketiojakarta.EventRefusedException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Checks the arguments before a method is called. Thread-safe. */
interface ParameterCheck {

    /** Accepts everything. */
    ParameterCheck NONE = (instance, arguments) -> {};

    /**
     * Checks the arguments of one call.
     *
     * @throws EventRefusedException if they are not as they should be
     */
    void check(Object instance, @Nullable Object[] arguments);

    /** Returns what the constraints of a method ask for. */
    static ParameterCheck of(Class<?> type, Method method, Beans beans) {
        String api = "jakarta.validation";
        if (!ClassText.of(method.getDeclaringClass()).mentions(api)) {
            return NONE;
        }
        try {
            return ParameterConstraints.of(type, method, beans);
        } catch (NoClassDefFoundError missing) {
            throw new InvalidHandlerException(
                    type, "uses " + api + ", which is missing; add org.hibernate.validator:hibernate-validator");
        }
    }
}
