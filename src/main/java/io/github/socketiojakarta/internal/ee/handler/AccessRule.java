package io.github.socketiojakarta.internal.ee.handler;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.Handshake;
import io.github.socketiojakarta.internal.ee.handler.check.RoleAnnotations;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may call a method: what the method says, or else the class that declares it, as everywhere in Jakarta; or else, of a
 * method that is inherited, the handler class, or what it extends. Immutable.
 *
 * @param roles a client must be in one of them; nothing if everybody may
 */
record AccessRule(Optional<Set<String>> roles) {

    private static final AccessRule EVERYBODY = new AccessRule(Optional.empty());
    private static final AccessRule NOBODY = new AccessRule(Optional.of(Set.of()));

    /** Returns the rule of a method, which the handler class declares or inherits. */
    static AccessRule of(Class<?> handler, Method method) {
        List<Class<?>> heirs = heirs(handler, method.getDeclaringClass());
        try {
            return Stream.concat(Stream.of(method, method.getDeclaringClass()), heirs.stream())
                    .flatMap(element -> of(element).stream())
                    .findFirst()
                    .orElse(EVERYBODY);
        } catch (NoClassDefFoundError missing) {
            Stream.concat(heirs.stream(), Stream.of(method.getDeclaringClass()))
                    .forEach(RoleAnnotations::refuseIfMentioned);
            return EVERYBODY;
        }
    }

    /** Returns the handler class, and what it extends, down to the class that declares the method. */
    private static List<Class<?>> heirs(Class<?> handler, Class<?> declaring) {
        List<Class<?>> heirs = new ArrayList<>();
        for (Class<?> part = handler; part != declaring && part != null; part = part.getSuperclass()) {
            heirs.add(part);
        }
        return heirs;
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
        if (roles.isEmpty()) {
            return true;
        }
        for (String role : roles.get()) { // no stream: each event asks
            if (handshake.isUserInRole(role)) {
                return true;
            }
        }
        return false;
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
