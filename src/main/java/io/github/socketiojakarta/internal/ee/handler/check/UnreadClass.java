package io.github.socketiojakarta.internal.ee.handler.check;

import io.github.socketiojakarta.annotation.OnEvent;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A class between an instance and the class that is read in its place, because that has the namespace. For a proxy this
 * is right: it says nothing, or, as some do, what the class above says. Of others nobody would read the roles.
 *
 * @param type the class
 * @param read the class that is read
 */
public record UnreadClass(Class<?> type, Class<?> read) {

    private static final List<String> PACKAGES = List.of(RoleAnnotations.PACKAGE, OnEvent.class.getPackageName());

    /** Refuses the class if it says something that the other one does not. */
    public void check() {
        refuse(type, read, "");
        for (Method method : type.getDeclaredMethods()) {
            refuse(method, overridden(method), "." + method.getName() + "()");
        }
        if (!RoleAnnotations.canBeRead() && ClassText.of(type).mentions(RoleAnnotations.PACKAGE)) {
            throw refusal("", RoleAnnotations.PACKAGE);
        }
    }

    private void refuse(AnnotatedElement element, AnnotatedElement above, String where) {
        List<Annotation> read = List.of(above.getAnnotations());
        Arrays.stream(element.getDeclaredAnnotations())
                .filter(annotation ->
                        PACKAGES.contains(annotation.annotationType().getPackageName()))
                .filter(annotation -> !read.contains(annotation))
                .findFirst()
                .ifPresent(annotation -> {
                    throw refusal(where, "@" + annotation.annotationType().getSimpleName());
                });
    }

    /** Returns the method that is read, or else the class, which has no such annotations as methods have. */
    private AnnotatedElement overridden(Method method) {
        for (Class<?> part = read; part != null; part = part.getSuperclass()) {
            Optional<Method> above = Arrays.stream(part.getDeclaredMethods())
                    .filter(candidate -> candidate.getName().equals(method.getName())
                            && Arrays.equals(candidate.getParameterTypes(), method.getParameterTypes()))
                    .findFirst();
            if (above.isPresent()) {
                return above.get();
            }
        }
        return read;
    }

    private IllegalArgumentException refusal(String where, String what) {
        return new IllegalArgumentException(
                type.getName() + where + " has " + what + ", which nobody reads, because only "
                        + read.getName() + ", which it extends, has @SocketIoNamespace; put @SocketIoNamespace on "
                        + type.getName());
    }
}
