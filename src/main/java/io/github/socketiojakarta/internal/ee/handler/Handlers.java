package io.github.socketiojakarta.internal.ee.handler;

import io.github.socketiojakarta.SocketIoNamespace;
import io.github.socketiojakarta.SocketIoServer;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The handler classes of an application. Used while it is deployed. */
public final class Handlers {

    private final SocketIoServer server;
    private final Beans beans;
    private final Map<String, NamespaceHandlers> namespaces = new TreeMap<>();
    private final Set<String> roles = new LinkedHashSet<>();

    private Handlers(SocketIoServer server, Beans beans) {
        this.server = server;
        this.beans = beans;
    }

    /**
     * Reads the classes with {@link SocketIoNamespace}, and leaves others out.
     *
     * @throws InvalidHandlerException if one of them cannot work
     */
    public static Handlers read(Collection<Class<?>> classes, SocketIoServer server, Beans beans) {
        Handlers handlers = new Handlers(server, beans);
        Set<Class<?>> all = new LinkedHashSet<>(classes);
        all.addAll(beans.handlers());
        all.stream()
                .filter(Handlers::isHandler)
                .sorted(Comparator.comparing(Class::getName))
                .forEach(handlers::add);
        return handlers;
    }

    private static boolean isHandler(Class<?> type) {
        return type.isAnnotationPresent(SocketIoNamespace.class) && !type.isInterface() && !type.isAnnotation();
    }

    private void add(Class<?> type) {
        List<HandlerMethod> methods = HandlerMethods.of(type, new ParameterSources(server, beans));
        methods.forEach(method -> method.access().roles().ifPresent(roles::addAll));
        String value = type.getAnnotation(SocketIoNamespace.class).value();
        String name = value.startsWith("/") ? value : "/" + value;
        namespaces.computeIfAbsent(name, unused -> new NamespaceHandlers(beans)).add(methods, beans.instances(type));
    }

    /** Returns the roles that the methods ask for. */
    public Set<String> roles() {
        return Set.copyOf(roles);
    }

    /** Lets the classes handle the sockets that connect from now on. */
    public void serve() {
        namespaces.forEach((name, handlers) -> handlers.serve(server.of(name)));
    }
}
