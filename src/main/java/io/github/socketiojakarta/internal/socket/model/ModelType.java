package io.github.socketiojakarta.internal.socket.model;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A type that consists of nothing but what JSON itself knows, such as {@code Map<String, Object>} or {@code
 * List<Integer>}. Immutable.
 */
public sealed interface ModelType {

    /** Whatever the JSON is. */
    ModelType ANY = new Any();

    /** A string. */
    ModelType STRING = new Scalar(String.class);

    /** How far types are looked into. */
    enum Reach {
        /** Maps and lists of anything: what strings and numbers inside may be is for others to decide. */
        UNTYPED,
        /** Maps and lists of strings, numbers and booleans too. */
        SCALARS
    }

    /** Returns the model of a type; nothing if it contains a type that JSON does not know. */
    static Optional<ModelType> of(Type type, Reach reach) {
        if (type instanceof Class<?> raw) {
            return ofClass(raw, reach);
        }
        if (type instanceof WildcardType wildcard) {
            return of(wildcard.getUpperBounds()[0], reach);
        }
        return type instanceof ParameterizedType parameterized ? ofCollection(parameterized, reach) : Optional.empty();
    }

    private static Optional<ModelType> ofClass(Class<?> type, Reach reach) {
        if (type == Object.class) {
            return Optional.of(ANY);
        }
        if (type == List.class || type == Collection.class) {
            return Optional.of(new ListOf(ANY));
        }
        if (type == Map.class) {
            return Optional.of(new MapOf(ANY));
        }
        boolean scalar = reach == Reach.SCALARS && (type == String.class || JsonScalars.isScalar(type));
        return scalar ? Optional.of(new Scalar(type)) : Optional.empty();
    }

    private static Optional<ModelType> ofCollection(ParameterizedType type, Reach reach) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class || type.getRawType() == Collection.class) {
            return of(arguments[0], reach).map(ListOf::new);
        }
        if (type.getRawType() == Map.class && arguments[0] == String.class) {
            return of(arguments[1], reach).map(MapOf::new);
        }
        return Optional.empty();
    }

    /** Anything. */
    record Any() implements ModelType {}

    /**
     * A string, number or boolean.
     *
     * @param type its class
     */
    record Scalar(Class<?> type) implements ModelType {}

    /**
     * An array.
     *
     * @param element what is in it
     */
    record ListOf(ModelType element) implements ModelType {}

    /**
     * An object.
     *
     * @param value what its members are
     */
    record MapOf(ModelType value) implements ModelType {}
}
