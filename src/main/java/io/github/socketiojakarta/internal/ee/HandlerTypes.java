package io.github.socketiojakarta.internal.ee;

import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.internal.ee.handler.bean.NamedHandlers;
import jakarta.servlet.ServletContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The handlers of an application, kept until the servers start that have them. The classes that the container has found
 * are for the main server, which may not be known yet; those that were named in code are for the server they were named
 * for, and for no other. Confined to the application's start and stop.
 *
 * @param context the application
 */
record HandlerTypes(ServletContext context) {

    private static final String FOUND = SocketIoServer.CONTEXT_ATTRIBUTE + ".handlers";
    private static final String NAMED = FOUND + ".named";

    void add(Set<Class<?>> types) {
        Set<Class<?>> all = new HashSet<>(types);
        all.addAll(found());
        context.setAttribute(FOUND, Set.copyOf(all));
    }

    void name(String path, NamedHandlers handlers) {
        Map<String, NamedHandlers> all = new HashMap<>(named());
        all.put(path, of(path).and(handlers));
        context.setAttribute(NAMED, Map.copyOf(all));
    }

    /** Returns the classes that the container has found. */
    @SuppressWarnings("unchecked") // nobody else sets it
    Set<Class<?>> found() {
        return context.getAttribute(FOUND) instanceof Set<?> types ? (Set<Class<?>>) types : Set.of();
    }

    @SuppressWarnings("unchecked") // nobody else sets it
    private Map<String, NamedHandlers> named() {
        return context.getAttribute(NAMED) instanceof Map<?, ?> all ? (Map<String, NamedHandlers>) all : Map.of();
    }

    /** Returns what was named for the server at that path. */
    NamedHandlers of(String path) {
        return named().getOrDefault(path, NamedHandlers.NONE);
    }

    /** Returns those that were not named for any server. */
    Set<Class<?>> unnamed(Collection<Class<?>> types) {
        Set<Class<?>> named = named().values().stream()
                .flatMap(handlers -> handlers.types().stream())
                .collect(Collectors.toSet());
        Set<Class<?>> rest = new HashSet<>(types);
        rest.removeAll(named);
        return rest;
    }

    void remove() {
        context.removeAttribute(FOUND);
        context.removeAttribute(NAMED);
    }
}
