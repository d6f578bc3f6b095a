package io.github.socketiojakarta.internal.ee.handler;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refuses classes that would quietly lose something where there is no CDI. */
final class CdiNeeds {

    private static final String INTERCEPTORS = "jakarta.interceptor";
    private static final String[] PACKAGES = {"jakarta.inject", "jakarta.transaction", INTERCEPTORS, "jakarta.ejb"};

    private CdiNeeds() {}

    static void refuse(Class<?> type) {
        for (Class<?> part = type; part != null && part != Object.class; part = part.getSuperclass()) {
            refuse(type, ClassText.of(part));
            for (Class<?> annotation : annotations(part)) {
                if (ClassText.of(annotation).mentions(INTERCEPTORS)) {
                    throw refusal(type, annotation.getSimpleName() + ", an interceptor");
                }
            }
        }
    }

    private static void refuse(Class<?> type, ClassText text) {
        for (String name : PACKAGES) {
            if (text.mentions(name)) {
                throw refusal(type, name);
            }
        }
    }

    /** Interceptors of the application have annotations of the application, which alone mention the package. */
    private static Set<Class<?>> annotations(Class<?> type) {
        return Stream.concat(Stream.of(type), Arrays.stream(type.getDeclaredMethods()))
                .flatMap(element -> Arrays.stream(element.getDeclaredAnnotations()))
                .map(Annotation::annotationType)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static InvalidHandlerException refusal(Class<?> type, String name) {
        return new InvalidHandlerException(
                type,
                "uses " + name + ", which needs CDI, but there is none in this application; add Weld"
                        + " (org.jboss.weld.servlet:weld-servlet-core) to WEB-INF/lib, or deploy to a Jakarta"
                        + " EE server");
    }
}
