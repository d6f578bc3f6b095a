package io.github.socketiojakarta.internal.ee.handler.parameter;

import org.jspecify.annotations.Nullable;

/** Where the value of one parameter comes from. Thread-safe. */
@FunctionalInterface
public interface ParameterSource {

    /** Returns the value for one call. */
    @Nullable
    Object get(Invocation invocation);
}
