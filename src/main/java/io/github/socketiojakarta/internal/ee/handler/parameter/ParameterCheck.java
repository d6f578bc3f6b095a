package io.github.socketiojakarta.internal.ee.handler.parameter;

import io.github.socketiojakarta.EventRefusedException;
import org.jspecify.annotations.Nullable;

/** Checks the arguments before a method is called. Thread-safe. */
public interface ParameterCheck {

    /** Accepts everything. */
    ParameterCheck NONE = (instance, arguments) -> {};

    /**
     * Checks the arguments of one call.
     *
     * @throws EventRefusedException if they are not as they should be
     */
    void check(Object instance, @Nullable Object[] arguments);
}
