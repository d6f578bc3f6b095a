package io.github.socketiojakarta.internal.ee.handler.check;

import io.github.socketiojakarta.bean.InvalidHandlerException;
import io.github.socketiojakarta.internal.socket.model.BindableTypes;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Refuses types that JSON-B cannot reach, which each event would run into, as if the client had sent nonsense. */
public final class JsonTypes {

    private final Method method;
    private final Set<Type> seen = new HashSet<>();

    private JsonTypes(Method method) {
        this.method = method;
    }

    /** Refuses a type of a handler method that JSON-B cannot write. */
    public static void check(Method method, Type type) {
        new JsonTypes(method).check(type);
    }

    /** Refuses a type that a client sends, and of which JSON-B cannot make an object. */
    public static void checkParameter(Method method, Type type) {
        check(method, type);
        BindableTypes.problem(type).ifPresent(problem -> {
            throw new InvalidHandlerException(method, "takes " + problem);
        });
    }

    private void check(Type type) {
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType parameterized) {
            check(parameterized.getRawType());
            Arrays.stream(parameterized.getActualTypeArguments()).forEach(this::check);
        } else if (type instanceof GenericArrayType array) {
            check(array.getGenericComponentType());
        } else if (type instanceof Class<?> raw) {
            checkClass(raw);
        }
    }

    private void checkClass(Class<?> type) {
        if (type.isArray()) {
            check(type.getComponentType());
        } else if (isOutOfReach(type)) {
            throw new InvalidHandlerException(
                    method,
                    "uses " + type.getSimpleName() + ", which JSON-B cannot reach because it is nested and not public;"
                            + " write 'public " + (type.isRecord() ? "record " : "static class ") + type.getSimpleName()
                            + "'");
        } else if (type.isRecord()) {
            Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getGenericType)
                    .forEach(this::check);
        }
    }

    /** The names of enums suffice, and top-level classes are made accessible. */
    private static boolean isOutOfReach(Class<?> type) {
        return type.isMemberClass() && !type.isEnum() && !Modifier.isPublic(type.getModifiers());
    }
}
