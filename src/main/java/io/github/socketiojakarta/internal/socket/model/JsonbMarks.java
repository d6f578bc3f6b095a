package io.github.socketiojakarta.internal.socket.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for annotations of JSON-B at a class, or anywhere in it: then JSON-B must write its values. Knows them by name, so that
 * JSON-B need not be there; an annotation that has one of them counts too. Confined to one call.
 */
final class JsonbMarks {

    private static final String JSON_B = "jakarta.json.bind.";

    private final Set<Class<?>> seen = new HashSet<>();

    private JsonbMarks() {}

    /** Returns whether a class, its package, its members or an interface that it implements have an annotation of JSON-B. */
    static boolean isMarked(Class<?> type) {
        JsonbMarks marks = new JsonbMarks();
        return (type.getPackage() != null && marks.areAt(type.getPackage())) || marks.areIn(type);
    }

    private boolean areIn(Class<?> type) {
        return areAt(type)
                || Arrays.stream(type.getDeclaredFields()).anyMatch(this::areAt)
                || Stream.of(type.getDeclaredMethods(), type.getDeclaredConstructors())
                        .flatMap(Arrays::stream)
                        .anyMatch(this::areAtExecutable)
                || Arrays.stream(type.getInterfaces()).anyMatch(this::areIn);
    }

    private boolean areAtExecutable(Executable executable) {
        return areAt(executable) || Arrays.stream(executable.getParameters()).anyMatch(this::areAt);
    }

    private boolean areAt(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(this::isMark);
    }

    private boolean isMark(Class<?> annotation) {
        return annotation.getName().startsWith(JSON_B) || (seen.add(annotation) && areAt(annotation));
    }
}
