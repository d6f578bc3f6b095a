package io.github.socketiojakarta.internal.ee.handler.check;

import io.github.socketiojakarta.bean.InvalidHandlerException;
import java.util.Arrays;

/**
 * Refuses classes with annotations of Java EE: they have the names of those of Jakarta EE but for the package, and nobody
 * reads them any more. A method that its author has protected would be open.
 */
public final class FormerNames {

    private static final String[] PACKAGES = {"annotation.security", "validation.constraints"};
    private static final String[] TYPES = {"validation.Valid"};

    private FormerNames() {}

    /**
     * Refuses a handler class with annotations of Java EE, which nothing reads.
     *
     * @throws InvalidHandlerException if it has some; the message says which to import instead
     */
    public static void refuse(Class<?> type) {
        for (Class<?> part = type; part != null && part != Object.class; part = part.getSuperclass()) {
            ClassText text = ClassText.of(part);
            Arrays.stream(PACKAGES)
                    .filter(name -> text.mentions("javax." + name))
                    .forEach(name -> refuse(type, name));
            Arrays.stream(TYPES)
                    .filter(name -> text.mentionsType("javax." + name))
                    .forEach(name -> refuse(type, name));
        }
    }

    private static void refuse(Class<?> type, String name) {
        throw new InvalidHandlerException(
                type, "uses javax." + name + ", which nothing reads; import jakarta." + name + " instead");
    }
}
