package io.github.socketiojakarta;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * Names a generic type, which no class literal can: {@code new GenericType<List<Order>>() {}}. Immutable.
 *
 * @param <T> the type
 */
public abstract class GenericType<T> {

    private final Type type;

    /** Reads the type from the subclass; to be called as in the example above. */
    protected GenericType() {
        if (!(getClass().getGenericSuperclass() instanceof ParameterizedType parent)) {
            throw new IllegalArgumentException(
                    "Write the type between the angle brackets: new GenericType<List<Order>>() {}");
        }
        type = parent.getActualTypeArguments()[0];
    }

    /** Returns the type. */
    public final Type type() {
        return type;
    }

    @Override
    public final String toString() {
        return type.getTypeName();
    }
}
