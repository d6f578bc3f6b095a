package io.github.socketiojakarta.internal.ee.handler.check;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether somebody wants the parameters of a method validated, told from class files: where nothing validates, and even
 * where the API is missing, so that nobody takes a method for checked that is not.
 */
public final class MentionedConstraints {

    private static final String API = "jakarta.validation";

    private MentionedConstraints() {}

    /**
     * Returns whether the class of the method mentions Bean Validation, or a class or an interface that has the method too,
     * or an annotation of it or one of its parameters: a class that uses constraints of the application mentions these only.
     */
    public static boolean on(Class<?> type, Method method) {
        Set<Class<?>> parts = new LinkedHashSet<>();
        collect(type, parts);
        return mentions(method.getDeclaringClass())
                || parts.stream().anyMatch(part -> has(part, method) && mentions(part))
                || parts.stream()
                        .flatMap(part -> Arrays.stream(part.getDeclaredMethods()))
                        .filter(candidate -> isLike(candidate, method))
                        .flatMap(MentionedConstraints::annotations)
                        .anyMatch(annotation -> mentions(annotation.annotationType()));
    }

    private static boolean mentions(Class<?> type) {
        return ClassText.of(type).mentions(API);
    }

    private static void collect(Class<?> type, Set<Class<?>> parts) {
        for (Class<?> part = type; part != null && part != Object.class; part = part.getSuperclass()) {
            parts.add(part);
            Arrays.stream(part.getInterfaces()).forEach(contract -> collect(contract, parts));
        }
    }

    private static boolean has(Class<?> part, Method method) {
        return Arrays.stream(part.getDeclaredMethods()).anyMatch(candidate -> isLike(candidate, method));
    }

    /** The types of parameters may differ, of generic contracts; so this may find more than the method overrides. */
    private static boolean isLike(Method candidate, Method method) {
        return candidate.getName().equals(method.getName())
                && candidate.getParameterCount() == method.getParameterCount();
    }

    private static Stream<Annotation> annotations(Method method) {
        return Stream.of(
                        Arrays.stream(method.getAnnotations()),
                        Arrays.stream(method.getParameterAnnotations()).flatMap(Arrays::stream),
                        Arrays.stream(method.getAnnotatedParameterTypes()).flatMap(MentionedConstraints::annotations))
                .flatMap(annotations -> annotations);
    }

    private static Stream<Annotation> annotations(AnnotatedType type) {
        return Stream.concat(
                Arrays.stream(type.getAnnotations()), parts(type).flatMap(MentionedConstraints::annotations));
    }

    /** Returns what a type is made of, such as the type of a list's elements. */
    private static Stream<AnnotatedType> parts(AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType generic) {
            return Arrays.stream(generic.getAnnotatedActualTypeArguments());
        }
        if (type instanceof AnnotatedArrayType array) {
            return Stream.of(array.getAnnotatedGenericComponentType());
        }
        return type instanceof AnnotatedWildcardType wildcard
                ? Arrays.stream(wildcard.getAnnotatedUpperBounds())
                : Stream.empty();
    }
}
