package io.github.socketiojakarta.internal.ee.handler.check;

import io.github.socketiojakarta.annotation.SocketScoped;
import io.github.socketiojakarta.bean.InvalidHandlerException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Refuses classes that would quietly lose something where there is no CDI. */
public final class CdiNeeds {

    private static final String INTERCEPTORS = "jakarta.interceptor";
    private static final String[] PACKAGES = {"jakarta.inject", "jakarta.transaction", INTERCEPTORS, "jakarta.ejb"};

    /** Scopes, what a bean's life begins and ends with, and what containers inject; others of their packages are as good without CDI. */
    private static final String[] TYPES = {
        "jakarta.annotation.PostConstruct",
        "jakarta.annotation.PreDestroy",
        "jakarta.annotation.Resource",
        "jakarta.annotation.Resources",
        "jakarta.persistence.PersistenceContext",
        "jakarta.persistence.PersistenceContexts",
        "jakarta.persistence.PersistenceUnit",
        "jakarta.persistence.PersistenceUnits",
        "jakarta.xml.ws.WebServiceRef",
        "jakarta.enterprise.context.RequestScoped",
        "jakarta.enterprise.context.SessionScoped",
        "jakarta.enterprise.context.ConversationScoped"
    };

    /** What starts CDI in a servlet container, if the application has {@code beans.xml}. */
    private static final String WELD = "org.jboss.weld.environment.servlet.EnhancedListener";

    private CdiNeeds() {}

    /**
     * Refuses a handler class that uses what only CDI does.
     *
     * @throws InvalidHandlerException if it does; the message says what to add
     */
    public static void refuse(Class<?> type) {
        for (Class<?> part = type; part != null && part != Object.class; part = part.getSuperclass()) {
            ClassText text = ClassText.of(part);
            refuse(type, Arrays.stream(PACKAGES).filter(text::mentions));
            refuse(type, Arrays.stream(TYPES).filter(text::mentionsType));
            refuse(type, annotations(part).stream().flatMap(annotation -> need(annotation).stream()));
        }
    }

    private static void refuse(Class<?> type, Stream<String> needs) {
        needs.findFirst().ifPresent(need -> {
            throw new InvalidHandlerException(
                    type,
                    "uses " + need + ", which needs CDI, but "
                            + (isThere(WELD, type.getClassLoader())
                                    ? "Weld, which is in this application, has not started; add an empty"
                                            + " WEB-INF/beans.xml"
                                    : "there is none in this application; add Weld"
                                            + " (org.jboss.weld.servlet:weld-servlet-core) to WEB-INF/lib, or deploy to"
                                            + " a Jakarta EE server"));
        });
    }

    private static boolean isThere(String name, ClassLoader loader) {
        try {
            loader.loadClass(name);
            return true;
        } catch (ClassNotFoundException | LinkageError none) {
            return false;
        }
    }

    /** Interceptors and scopes of the application have annotations of the application, which alone mention the API. */
    private static Optional<String> need(Class<?> annotation) {
        ClassText text = ClassText.of(annotation);
        if (text.mentions(INTERCEPTORS)) {
            return Optional.of(annotation.getSimpleName() + ", an interceptor");
        }
        if (text.mentionsType("jakarta.enterprise.context.NormalScope")) {
            return Optional.of(annotation.getSimpleName() + ", a scope");
        }
        return Arrays.stream(TYPES).filter(text::mentionsType).findFirst();
    }

    /** Returns the annotations of the class and its methods, and those that they stand for, as stereotypes do. */
    private static Set<Class<?>> annotations(Class<?> type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        Stream.concat(Stream.of(type), Arrays.stream(type.getDeclaredMethods()))
                .forEach(element -> collect(element, found));
        return found;
    }

    private static void collect(AnnotatedElement element, Set<Class<?>> found) {
        for (Annotation annotation : element.getDeclaredAnnotations()) {
            Class<?> type = annotation.annotationType();
            if (!isSameWithout(type) && found.add(type)) {
                collect(type, found);
            }
        }
    }

    /** There is one instance for each application or socket without CDI, too; and Java's annotations ask for nothing. */
    private static boolean isSameWithout(Class<?> annotation) {
        String name = annotation.getName();
        return annotation == SocketScoped.class
                || name.equals("jakarta.enterprise.context.ApplicationScoped")
                || name.startsWith("java.");
    }
}
