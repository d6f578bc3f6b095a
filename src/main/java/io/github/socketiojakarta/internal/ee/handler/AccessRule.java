package io.github.socketiojakarta.internal.ee.handler;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.Handshake;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may call a method: what the method says, or else its class. Immutable.
 *
 * @param roles a client must be in one of them; nothing if everybody may
 */
record AccessRule(Optional<Set<String>> roles) {

    private static final AccessRule EVERYBODY = new AccessRule(Optional.empty());
    private static final AccessRule NOBODY = new AccessRule(Optional.of(Set.of()));
    private static final String PACKAGE = "jakarta.annotation.security";

    static AccessRule of(Method method) {
        Class<?> type = method.getDeclaringClass();
        try {
            return of((AnnotatedElement) method).or(() -> of(type)).orElse(EVERYBODY);
        } catch (NoClassDefFoundError missing) {
            if (ClassText.of(type).mentions(PACKAGE)) {
                throw new InvalidHandlerException(
                        type, "uses " + PACKAGE + ", which is missing; add jakarta.annotation-api to WEB-INF/lib");
            }
            return EVERYBODY;
        }
    }

    private static Optional<AccessRule> of(AnnotatedElement element) {
        if (element.isAnnotationPresent(DenyAll.class)) {
            return Optional.of(NOBODY);
        }
        RolesAllowed allowed = element.getAnnotation(RolesAllowed.class);
        if (allowed != null) {
            return Optional.of(new AccessRule(Optional.of(Set.copyOf(List.of(allowed.value())))));
        }
        return element.isAnnotationPresent(PermitAll.class) ? Optional.of(EVERYBODY) : Optional.empty();
    }

    boolean allows(Handshake handshake) {
        return roles.isEmpty() || roles.get().stream().anyMatch(handshake::isUserInRole);
    }

    /** Refuses a client that may not call the method. */
    void check(Handshake handshake) {
        if (!allows(handshake)) {
            throw new EventRefusedException(EventRefusedException.FORBIDDEN, "Not allowed");
        }
    }

    /** Returns the answer to a client that may not connect. */
    static ConnectionRefusedException refusal(String message) {
        return new ConnectionRefusedException(message, Map.of("code", EventRefusedException.FORBIDDEN));
    }
}
