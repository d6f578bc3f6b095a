package io.github.socketiojakarta.internal.socket.model;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Tells types of members for which it makes no difference to JSON-B whether it looks at the type, as it does, or at the class of
 * the value, as we do: those that have no subclasses, and those that say nothing. Pure.
 */
final class DeclaredTypes {

    private static final Set<Class<?>> KEYS = Set.of(String.class, Integer.class, Long.class, UUID.class, Object.class);

    private DeclaredTypes() {}

    /** Returns whether this is such a type. */
    static boolean isPlain(Type type) {
        if (type instanceof Class<?> raw) {
            return isPlainClass(raw);
        }
        if (type instanceof ParameterizedType generic) {
            return isPlainGeneric((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        return type instanceof WildcardType wildcard
                && wildcard.getLowerBounds().length == 0
                && wildcard.getUpperBounds()[0] == Object.class;
    }

    private static boolean isPlainClass(Class<?> type) {
        if (type.isPrimitive()) {
            return type != float.class; // of which Yasson refuses NaN
        }
        if (type.isArray()) {
            return isPlainElement(type.getComponentType());
        }
        if (type.isEnum() || type.isRecord()) {
            return !JsonbMarks.isMarked(type);
        }
        return type == Object.class
                || type == ByteBuffer.class
                || JdkForms.isWrittenAsDeclared(type)
                || JdkForms.isLegacyDate(type)
                || isOfJdk(type, Collection.class)
                || isOfJdk(type, Map.class);
    }

    /** Returns whether the elements of an array of that type are written like values of their classes. */
    static boolean isPlainElement(Class<?> component) {
        return component == float.class || isPlainClass(component);
    }

    private static boolean isPlainGeneric(Class<?> type, Type[] arguments) {
        if (arguments.length == 1) {
            return (type == Optional.class || isOfJdk(type, Collection.class)) && isPlain(arguments[0]);
        }
        return arguments.length == 2 && isOfJdk(type, Map.class) && isKey(arguments[0]) && isPlain(arguments[1]);
    }

    private static boolean isKey(Type type) {
        return type instanceof Class<?> key && (KEYS.contains(key) || (key.isEnum() && !JsonbMarks.isMarked(key)));
    }

    private static boolean isOfJdk(Class<?> type, Class<?> kind) {
        return type.getClassLoader() == null && kind.isAssignableFrom(type);
    }
}
