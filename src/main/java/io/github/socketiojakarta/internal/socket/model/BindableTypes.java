package io.github.socketiojakarta.internal.socket.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells types of which JSON-B can never make an object, whatever a client sends: that is the developer's mistake. Knows
 * the annotations of JSON-B by name, so that it need not be there. Confined to one call.
 */
public final class BindableTypes {

    private static final String ANNOTATIONS = "jakarta.json.bind.annotation.";

    private final Set<Type> seen = new HashSet<>();

    private BindableTypes() {}

    /** Returns what is wrong with a type, or with a type inside of it, and what to write instead; nothing if all is well. */
    public static Optional<String> problem(Type type) {
        return new BindableTypes().find(type);
    }

    private Optional<String> find(Type type) {
        if (!seen.add(type)) {
            return Optional.empty();
        }
        if (type instanceof ParameterizedType parameterized) {
            return first(Stream.concat(
                    Stream.of(parameterized.getRawType()), Arrays.stream(parameterized.getActualTypeArguments())));
        }
        if (type instanceof GenericArrayType array) {
            return find(array.getGenericComponentType());
        }
        return type instanceof Class<?> raw ? findInClass(raw) : Optional.empty();
    }

    private Optional<String> first(Stream<? extends Type> types) {
        return types.map(this::find).flatMap(Optional::stream).findFirst();
    }

    private Optional<String> findInClass(Class<?> type) {
        if (type.isArray()) {
            return find(type.getComponentType());
        }
        boolean known = type.isPrimitive() || type.isEnum() || type.getClassLoader() == null || isAnnotated(type);
        if (known || type.getPackageName().startsWith("jakarta.json")) {
            return Optional.empty();
        }
        if (type.isRecord()) {
            return first(Arrays.stream(type.getRecordComponents())
                    .filter(component -> !isAnnotated(type, component))
                    .map(RecordComponent::getGenericType));
        }
        return ofClass(type).map(problem -> type.getSimpleName() + ", which " + problem);
    }

    private static Optional<String> ofClass(Class<?> type) {
        if (Modifier.isAbstract(type.getModifiers())) {
            return Optional.of("is abstract: name its subtypes in @JsonbTypeInfo, or take a class that is not");
        }
        if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
            return Optional.of("belongs to an object of the class around it: write 'static class'");
        }
        boolean creatable = Stream.concat(
                        Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()))
                .anyMatch(maker ->
                        isAnnotated(maker) || (maker instanceof Constructor<?> && maker.getParameterCount() == 0));
        return creatable
                ? Optional.empty()
                : Optional.of("has no constructor without parameters: add one, put @JsonbCreator on another, or make it"
                        + " a record");
    }

    /** Those annotations are none of components, so that the compiler copies them to the field and the accessor only. */
    private static boolean isAnnotated(Class<?> owner, RecordComponent component) {
        return isAnnotated(component.getAccessor())
                || Arrays.stream(owner.getDeclaredFields())
                        .filter(field -> field.getName().equals(component.getName()))
                        .anyMatch(BindableTypes::isAnnotated);
    }

    /** Whoever uses such an annotation has told JSON-B what to do. */
    private static boolean isAnnotated(AnnotatedElement element) {
        return Stream.of(element.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(type -> type.getName().startsWith(ANNOTATIONS));
    }
}
