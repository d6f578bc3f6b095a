package io.github.socketiojakarta.internal.ee.handler.check;

import io.github.socketiojakarta.bean.InvalidHandlerException;
import jakarta.annotation.security.RolesAllowed;

/** The annotations that say who may call a method, which may be missing: then those who use them must not be let through. */
public final class RoleAnnotations {

    static final String PACKAGE = "jakarta.annotation.security";

    private RoleAnnotations() {}

    /** Returns whether they are there; classes that have none can do without. */
    static boolean canBeRead() {
        try {
            return RolesAllowed.class.isAnnotation();
        } catch (NoClassDefFoundError missing) {
            return false;
        }
    }

    /**
     * Refuses a class that mentions them, because nobody can read what it says.
     *
     * @throws InvalidHandlerException which says what to add
     */
    public static void refuseIfMentioned(Class<?> type) {
        if (ClassText.of(type).mentions(PACKAGE)) {
            throw new InvalidHandlerException(
                    type, "uses " + PACKAGE + ", which is missing; add jakarta.annotation-api to WEB-INF/lib");
        }
    }
}
