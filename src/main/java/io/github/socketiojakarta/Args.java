package io.github.socketiojakarta;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a received event or acknowledgement. Immutable; an argument is converted when it is asked for.
 *
 * <p>Implemented by the library only: methods may be added. For tests, {@link
 * io.github.socketiojakarta.testing.TestArgs} makes them.
 */
public interface Args {

    /** Returns the number of arguments, without the acknowledgement. */
    int size();

    /**
     * Returns an argument, converted to a type, see {@link Socket#on(String, Class, PayloadListener)}.
     *
     * @param index counted from 0
     * @throws PayloadException if the argument is missing, null or of another shape
     */
    <T> T get(int index, Class<T> type);

    /**
     * Returns an argument, converted to a generic type such as {@code List<Order>}.
     *
     * @param index counted from 0
     * @param type for example of a method's parameter; {@link #get(int, GenericType)} reads better for a known type
     * @throws PayloadException if the argument is missing, null or of another shape
     */
    Object get(int index, Type type);

    /**
     * Returns an argument, converted to a generic type such as {@code List<Order>}.
     *
     * @param index counted from 0
     * @param type for example {@code new GenericType<List<Order>>() {}}
     * @throws PayloadException if the argument is missing, null or of another shape
     */
    @SuppressWarnings("unchecked")
    default <T> T get(int index, GenericType<T> type) {
        return (T) get(index, type.type());
    }

    /**
     * Returns an argument, converted to a type, or nothing if it is missing or null.
     *
     * @throws PayloadException if the argument is of another shape
     */
    <T> Optional<T> find(int index, Class<T> type);

    /**
     * Returns an argument, converted to a generic type, or nothing if it is missing or null.
     *
     * @param index counted from 0
     * @param type for example of a method's parameter; {@link #find(int, GenericType)} reads better for a known type
     * @throws PayloadException if the argument is of another shape
     */
    Optional<Object> find(int index, Type type);

    /**
     * Returns an argument, converted to a generic type such as {@code List<Order>}, or nothing if it is missing or null.
     *
     * @param index counted from 0
     * @param type for example {@code new GenericType<List<Order>>() {}}
     * @throws PayloadException if the argument is of another shape
     */
    @SuppressWarnings("unchecked")
    default <T> Optional<T> find(int index, GenericType<T> type) {
        return (Optional<T>) find(index, type.type());
    }

    /**
     * Returns all arguments without a type: maps, lists, strings, numbers, booleans, {@code byte[]}s and nulls. A whole
     * number is an {@code Integer}, or a {@code Long} or {@code BigInteger} if it is too large; one with a fraction or an
     * exponent is a {@code Double}, or a {@code BigDecimal} if that would lose digits. The list is unmodifiable.
     */
    List<@Nullable Object> toList();

    /** Returns the argument as the JSON text the client sent; binary values appear as placeholders. */
    String json(int index);
}
