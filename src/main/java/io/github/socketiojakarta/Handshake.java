package io.github.socketiojakarta;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client sent when it connected: the first HTTP request, and its {@code auth} payload. Immutable.
 *
 * <p>Implemented by the library only: methods may be added.
 */
public interface Handshake extends ConnectionRequest {

    /**
     * Returns the {@code auth} payload of this namespace, with values as in {@link Args#toList()}; empty if the client
     * sent none. It is parsed once; it cannot be changed, at any depth.
     *
     * @throws PayloadException if the codec refuses it, for a number that is too large for example
     */
    Map<String, @Nullable Object> auth();

    /**
     * Returns a member of the {@code auth} payload, or nothing if it is missing, null or of another shape: a client
     * can send anything here. Whoever asks again may get the same object, so that a large payload costs something once
     * only: do not change it.
     */
    <T> Optional<T> auth(String name, Class<T> type);

    /**
     * Returns the {@code auth} payload converted to a record or POJO; anew with each call, so that what events need is
     * better kept in {@link Socket#data()}.
     *
     * @throws PayloadException if it is of another shape
     */
    <T> T auth(Class<T> type);

    /**
     * Returns a member of the {@code auth} payload as {@link #auth(String, Class)} does, converted to a generic type.
     *
     * @param type for example of a method's parameter; {@link #auth(String, GenericType)} reads better for a known type
     */
    Optional<Object> auth(String name, Type type);

    /**
     * Returns a member of the {@code auth} payload as {@link #auth(String, Class)} does, converted to a generic type such as
     * {@code List<String>}.
     *
     * @param type for example {@code new GenericType<List<String>>() {}}
     */
    @SuppressWarnings("unchecked")
    default <T> Optional<T> auth(String name, GenericType<T> type) {
        return (Optional<T>) auth(name, type.type());
    }

    /**
     * Returns the {@code auth} payload as {@link #auth(Class)} does, converted to a generic type.
     *
     * @param type for example of a method's parameter; {@link #auth(GenericType)} reads better for a known type
     * @throws PayloadException if it is of another shape
     */
    Object auth(Type type);

    /**
     * Returns the {@code auth} payload as {@link #auth(Class)} does, converted to a generic type such as {@code Map<String,
     * Integer>}.
     *
     * @param type for example {@code new GenericType<Map<String, Integer>>() {}}
     * @throws PayloadException if it is of another shape
     */
    @SuppressWarnings("unchecked")
    default <T> T auth(GenericType<T> type) {
        return (T) auth(type.type());
    }
}
