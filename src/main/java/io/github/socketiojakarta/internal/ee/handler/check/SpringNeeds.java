package io.github.socketiojakarta.internal.ee.handler.check;

import io.github.socketiojakarta.bean.InvalidHandlerException;
import java.util.Arrays;

/** Refuses classes that would quietly lose something where Spring has given no beans. */
public final class SpringNeeds {

    private static final String SPRING = "org.springframework.";

    /** Annotations that ask for a bean; other types of Spring are as good without. */
    private static final String[] PACKAGES = {
        SPRING + "stereotype",
        SPRING + "beans.factory.annotation",
        SPRING + "transaction.annotation",
        SPRING + "security.access.prepost",
        SPRING + "security.access.annotation",
        SPRING + "validation.annotation",
        SPRING + "scheduling.annotation",
        SPRING + "cache.annotation"
    };

    private SpringNeeds() {}

    /**
     * Refuses a class that has such an annotation.
     *
     * @throws InvalidHandlerException which says what to write
     */
    public static void refuse(Class<?> type) {
        for (Class<?> part = type; part != null && part != Object.class; part = part.getSuperclass()) {
            Arrays.stream(PACKAGES).filter(ClassText.of(part)::mentions).forEach(need -> {
                throw new InvalidHandlerException(
                        type,
                        "uses " + need
                                + ", but no Spring context has given its beans to the server; put @EnableSocketIo"
                                + " (io.github.socketiojakarta.spring) on a @Configuration class of a context that starts"
                                + " with the application");
            });
        }
    }
}
