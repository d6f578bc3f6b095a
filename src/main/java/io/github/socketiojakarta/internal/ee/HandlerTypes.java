package io.github.socketiojakarta.internal.ee;

import io.github.socketiojakarta.SocketIoServer;
import jakarta.servlet.ServletContext;
import java.util.HashSet;
import java.util.Set;

/**
 * The classes that the container has found in an application, kept until its main server is known. Confined to the
 * application's start and stop.
 *
 * @param context the application
 */
record HandlerTypes(ServletContext context) {

    private static final String ATTRIBUTE = SocketIoServer.CONTEXT_ATTRIBUTE + ".handlers";

    void add(Set<Class<?>> types) {
        Set<Class<?>> all = new HashSet<>(types);
        all.addAll(get());
        context.setAttribute(ATTRIBUTE, Set.copyOf(all));
    }

    @SuppressWarnings("unchecked") // nobody else sets it
    Set<Class<?>> get() {
        return context.getAttribute(ATTRIBUTE) instanceof Set<?> types ? (Set<Class<?>>) types : Set.of();
    }

    void remove() {
        context.removeAttribute(ATTRIBUTE);
    }
}
