package io.github.socketiojakarta.internal.ee.handler.check;

import io.github.socketiojakarta.annotation.SocketIoNamespace;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Methods that look as if they handled something, but that nobody calls. */
public final class UncalledMethods {

    private static final System.Logger LOG = System.getLogger(UncalledMethods.class.getName());

    private UncalledMethods() {}

    /** Warns of a method whose annotation is not read. */
    public static void warn(InheritedMethods.Unread unread) {
        String kind = HandlerKind.all(unread.method()).findFirst().orElseThrow().toString();
        String method = MethodName.of(unread.method());
        if (unread.isOfInterface()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} has {1}, but is of an interface, where it is not read, so nothing calls it; override it with the"
                            + " annotation",
                    method,
                    kind);
        } else {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} does not repeat {1} of the method it overrides, so nothing calls it; write {1}, or take it away"
                            + " from {2}",
                    MethodName.of(unread.heir()),
                    kind,
                    method);
        }
    }

    /**
     * Warns of those whose class names no namespace.
     *
     * @param found classes that may have such methods
     * @param handlers the classes that handle something; what they extend is called with them
     */
    public static void warn(Collection<Class<?>> found, Collection<Class<?>> handlers) {
        found.stream()
                .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                .filter(type -> !type.isAnnotationPresent(SocketIoNamespace.class))
                .filter(type -> handlers.stream().noneMatch(type::isAssignableFrom))
                .sorted(Comparator.comparing(Class::getName))
                .forEach(UncalledMethods::warn);
    }

    private static void warn(Class<?> type) {
        kind(type)
                .ifPresent(kind -> LOG.log(
                        System.Logger.Level.WARNING,
                        "{0} has {1} methods but no @SocketIoNamespace, so nothing calls them",
                        type.getName(),
                        kind));
    }

    private static Optional<HandlerKind> kind(Class<?> type) {
        try {
            for (Class<?> part = type; part != null; part = part.getSuperclass()) {
                Optional<HandlerKind> kind = Arrays.stream(part.getDeclaredMethods())
                        .flatMap(HandlerKind::all)
                        .min(Comparator.naturalOrder());
                if (kind.isPresent()) {
                    return kind;
                }
            }
            return Optional.empty();
        } catch (LinkageError incomplete) { // a class that lacks others, which nobody may ever use
            return Optional.empty();
        }
    }
}
