package io.github.socketiojakarta.internal.ee.handler.parameter;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.bean.InvalidHandlerException;
import java.lang.annotation.Annotation;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parameters of one method that take the arguments of an event, in their order. Used while the method is read. */
final class PayloadParameters {

    private final Method method;
    private int count;
    private boolean optionalSeen;

    PayloadParameters(Method method) {
        this.method = method;
    }

    /** Returns the source of the next one. */
    ParameterSource next(Parameter parameter) {
        Type type = parameter.getParameterizedType();
        if (hasVariable(type)) {
            throw new InvalidHandlerException(
                    method,
                    "takes a " + type.getTypeName() + ", which JSON cannot be converted to; write a concrete type");
        }
        int index = count++;
        if (parameter.getType() == Optional.class) {
            optionalSeen = true;
            Type content = content(method, type);
            return invocation -> Optional.ofNullable(find(invocation.event().args(), index, content));
        }
        if (isNullable(parameter)) {
            optionalSeen = true;
            return invocation -> find(invocation.event().args(), index, type);
        }
        if (optionalSeen) {
            throw new InvalidHandlerException(
                    method,
                    "takes the argument " + type.getTypeName() + " after an optional one; make it Optional, too");
        }
        return invocation -> invocation.event().args().get(index, type);
    }

    private static @Nullable Object find(Args args, int index, Type type) {
        return index >= args.size() || args.json(index).equals("null") ? null : args.get(index, type);
    }

    /** Returns what an {@code Optional} contains. */
    static Type content(Method method, Type optional) {
        if (optional instanceof ParameterizedType parameterized
                && !(parameterized.getActualTypeArguments()[0] instanceof WildcardType)) {
            return parameterized.getActualTypeArguments()[0];
        }
        throw new InvalidHandlerException(
                method, "takes an Optional of unknown type; write Optional<String>, or the like");
    }

    private static boolean isNullable(Parameter parameter) {
        return !parameter.getType().isPrimitive()
                && Stream.of(
                                parameter.getAnnotations(),
                                parameter.getAnnotatedType().getAnnotations())
                        .flatMap(Arrays::stream)
                        .map(Annotation::annotationType)
                        .anyMatch(type -> type.getSimpleName().equals("Nullable"));
    }

    private static boolean hasVariable(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return Arrays.stream(parameterized.getActualTypeArguments()).anyMatch(PayloadParameters::hasVariable);
        }
        if (type instanceof GenericArrayType array) {
            return hasVariable(array.getGenericComponentType());
        }
        return type instanceof TypeVariable;
    }
}
