package io.github.socketiojakarta.internal.ee.handler.bean;

import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.annotation.SocketScoped;
import io.github.socketiojakarta.bean.Beans;
import io.github.socketiojakarta.bean.Instances;
import io.github.socketiojakarta.internal.ee.handler.check.UnreadClass;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The handlers of one server that somebody has named in code, instead of letting them be found. Immutable.
 *
 * @param byType the classes, each with the instance that was given, if one was
 */
public record NamedHandlers(Map<Class<?>, Optional<Object>> byType) {

    /** None. */
    public static final NamedHandlers NONE = new NamedHandlers(Map.of());

    private static final String LIKE =
            "@SocketIoNamespace(\"/\") public class Chat { @OnEvent(\"say\") void say(...) }";

    /** Keeps an immutable copy. */
    public NamedHandlers {
        byType = Map.copyOf(byType);
    }

    /**
     * Returns these and some more.
     *
     * @param handlers classes, and instances of classes
     * @throws IllegalArgumentException if one of them is no handler; the message says what to write
     */
    public NamedHandlers and(Collection<?> handlers) {
        Map<Class<?>, Optional<Object>> all = new LinkedHashMap<>(byType);
        for (Object handler : handlers) {
            boolean isType = handler instanceof Class<?>;
            Class<?> type = isType ? check((Class<?>) handler) : typeOf(handler);
            add(all, type, isType ? Optional.empty() : Optional.of(handler));
        }
        return new NamedHandlers(all);
    }

    /** Returns these and those. */
    public NamedHandlers and(NamedHandlers others) {
        Map<Class<?>, Optional<Object>> all = new LinkedHashMap<>(byType);
        others.byType.forEach((type, instance) -> add(all, type, instance));
        return new NamedHandlers(all);
    }

    private static void add(Map<Class<?>, Optional<Object>> all, Class<?> type, Optional<Object> instance) {
        Optional<Object> other = all.put(type, instance);
        if (other != null && other.orElse(type) != instance.orElse(type)) {
            throw new IllegalArgumentException(
                    type.getName() + " is named twice; name the class, or one instance of it");
        }
    }

    private static Class<?> check(Class<?> type) {
        if (!type.isAnnotationPresent(SocketIoNamespace.class)) {
            throw new IllegalArgumentException(
                    type.getName() + " has no @SocketIoNamespace; a handler looks like " + LIKE);
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            throw new IllegalArgumentException(type.getName() + " is "
                    + (type.isInterface() ? "an interface" : "abstract") + "; name the class that implements it");
        }
        return type;
    }

    /** Proxies, such as those of Spring, extend the class of the application without its annotations. */
    private static Class<?> typeOf(Object handler) {
        Class<?> type = handler.getClass();
        while (type.getSuperclass() != null && !type.isAnnotationPresent(SocketIoNamespace.class)) {
            type = type.getSuperclass();
        }
        if (!type.isAnnotationPresent(SocketIoNamespace.class)) {
            throw new IllegalArgumentException(
                    "An instance of " + handler.getClass().getName()
                            + ", whose class has no @SocketIoNamespace, is no handler; one looks like " + LIKE);
        }
        if (type.isAnnotationPresent(SocketScoped.class)) {
            throw new IllegalArgumentException(type.getName()
                    + " is @SocketScoped, so there is one for each socket; name the class instead of an instance");
        }
        for (Class<?> part = handler.getClass(); part != type; part = part.getSuperclass()) {
            new UnreadClass(part, type).check();
        }
        return type;
    }

    /** Returns whether there is any. */
    public boolean isAny() {
        return !byType.isEmpty();
    }

    /** Returns their classes. */
    public Set<Class<?>> types() {
        return byType.keySet();
    }

    /** Returns whether an instance of a class was named, and not the class alone. */
    public boolean hasInstance(Class<?> type) {
        return byType.getOrDefault(type, Optional.empty()).isPresent();
    }

    /** Returns the instances of a class: the one that was named, or those of the beans. */
    public Instances instances(Class<?> type, Beans beans) {
        Optional<Object> named = byType.getOrDefault(type, Optional.empty());
        return named.isPresent() ? socket -> named.get() : beans.instances(type);
    }
}
