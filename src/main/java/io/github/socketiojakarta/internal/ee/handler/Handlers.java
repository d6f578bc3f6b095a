package io.github.socketiojakarta.internal.ee.handler;

import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.bean.Beans;
import io.github.socketiojakarta.bean.Instances;
import io.github.socketiojakarta.bean.InvalidHandlerException;
import io.github.socketiojakarta.internal.ee.handler.bean.NamedHandlers;
import io.github.socketiojakarta.internal.ee.handler.check.HandlerKind;
import io.github.socketiojakarta.internal.ee.handler.check.UncalledMethods;
import io.github.socketiojakarta.internal.ee.handler.parameter.ParameterChecks;
import io.github.socketiojakarta.internal.ee.handler.parameter.ParameterSources;
import io.github.socketiojakarta.internal.server.LocalServer;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The handler classes of an application. Used while it is deployed. */
public final class Handlers {

    private final LocalServer server;
    private final NamedHandlers named;
    private final Beans beans;
    private final ParameterChecks checks;
    private final Map<Scope, NamespaceHandlers> namespaces = new LinkedHashMap<>();
    private final Set<String> roles = new LinkedHashSet<>();
    private int count;
    private int events;

    private Handlers(NamedHandlers named, LocalServer server, Beans beans) {
        this.named = named;
        this.server = server;
        this.beans = beans;
        this.checks = new ParameterChecks(beans);
    }

    /**
     * Reads handlers that were named, and classes with {@link SocketIoNamespace} that were found among others.
     *
     * @throws InvalidHandlerException if one of them cannot work
     */
    public static Handlers read(Collection<Class<?>> found, NamedHandlers named, LocalServer server, Beans beans) {
        Handlers handlers = new Handlers(named, server, beans);
        Set<Class<?>> all = new LinkedHashSet<>(found);
        all.addAll(named.types());
        List<Class<?>> types = all.stream()
                .filter(Handlers::isHandler)
                .sorted(Comparator.comparing(Class::getName))
                .toList();
        types.forEach(handlers::add);
        UncalledMethods.warn(found, types);
        return handlers;
    }

    private static boolean isHandler(Class<?> type) {
        return type.isAnnotationPresent(SocketIoNamespace.class) && !type.isInterface() && !type.isAnnotation();
    }

    private void add(Class<?> type) {
        if (Modifier.isAbstract(type.getModifiers()) && !named.hasInstance(type)) {
            throw new InvalidHandlerException(
                    type,
                    "is abstract, so nothing can be made of it; put @SocketIoNamespace on the class that extends it, since"
                            + " the annotation is not inherited");
        }
        List<HandlerMethod> methods = HandlerMethods.of(type, new ParameterSources(server, beans), checks);
        count++;
        events += (int) methods.stream()
                .filter(method -> method.kind() == HandlerKind.EVENT)
                .count();
        methods.forEach(method -> method.access().roles().ifPresent(roles::addAll));
        Scope scope = Scope.of(type);
        Instances instances = named.instances(type, beans);
        namespaces
                .computeIfAbsent(scope, unused -> new NamespaceHandlers(beans))
                .add(methods.stream().map(method -> method.on(instances)).toList(), instances);
    }

    /** Returns the number of classes. */
    public int count() {
        return count;
    }

    /** Returns the number of methods that handle an event. */
    public int events() {
        return events;
    }

    /** Returns the namespaces, and the patterns of such. */
    public List<String> namespaces() {
        return namespaces.keySet().stream()
                .map(scope -> scope.isPattern() ? scope.pattern() : scope.name())
                .toList();
    }

    /** Returns in one word what is known of Bean Validation. */
    public String validation() {
        return checks.state();
    }

    /** Returns the roles that the methods ask for. */
    public Set<String> roles() {
        return Set.copyOf(roles);
    }

    /**
     * Lets the classes handle the sockets that connect from now on. The patterns come first, so that they, and the roles
     * they ask for, apply to the namespaces that are made for classes with a name.
     */
    public void serve() {
        List<Map.Entry<Scope, NamespaceHandlers>> patterns = entries(Scope::isPattern);
        patterns.forEach(this::serve);
        server.orphans().forEach(orphan -> adopt(orphan, patterns));
        entries(scope -> !scope.isPattern()).forEach(this::serve);
    }

    private List<Map.Entry<Scope, NamespaceHandlers>> entries(Predicate<Scope> wanted) {
        return namespaces.entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .toList();
    }

    private void serve(Map.Entry<Scope, NamespaceHandlers> entry) {
        entry.getValue().serve(entry.getKey().in(server));
    }

    /** The application may have used a namespace already; it must not go unguarded for that. */
    private static void adopt(Namespace orphan, List<Map.Entry<Scope, NamespaceHandlers>> patterns) {
        patterns.stream()
                .filter(entry -> orphan.name().matches(entry.getKey().pattern()))
                .findFirst()
                .ifPresent(entry -> entry.getValue().serve(orphan));
    }

    /** The namespace, or the namespaces, of a class. */
    private record Scope(String name, String pattern) {

        static Scope of(Class<?> type) {
            SocketIoNamespace annotation = type.getAnnotation(SocketIoNamespace.class);
            String name = annotation.value();
            Scope scope = new Scope(name.startsWith("/") ? name : "/" + name, annotation.pattern());
            if (name.indexOf(',') >= 0) {
                throw new InvalidHandlerException(
                        type, "is for '" + name + "', which no client can join: a comma ends the name in a packet");
            }
            if (!scope.pattern.isEmpty() && !name.equals("/")) {
                throw new InvalidHandlerException(type, "has both a namespace and a pattern of namespaces; write one");
            }
            scope.check(type);
            return scope;
        }

        private void check(Class<?> type) {
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException e) {
                throw new InvalidHandlerException(
                        type, "has a pattern that is no regular expression: " + e.getMessage());
            }
        }

        boolean isPattern() {
            return !pattern.isEmpty();
        }

        Namespace in(SocketIoServer server) {
            return isPattern() ? server.of(Pattern.compile(pattern)) : server.of(name);
        }
    }
}
