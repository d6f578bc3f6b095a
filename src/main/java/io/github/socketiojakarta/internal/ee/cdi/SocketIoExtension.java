package io.github.socketiojakarta.internal.ee.cdi;

import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.annotation.OnAny;
import io.github.socketiojakarta.annotation.OnConnect;
import io.github.socketiojakarta.annotation.OnConnecting;
import io.github.socketiojakarta.annotation.OnDisconnect;
import io.github.socketiojakarta.annotation.OnError;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.annotation.SocketScoped;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.servlet.ServletContext;
import java.util.Collection;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Makes the server, its namespaces and the current socket injectable, and {@link SocketScoped} a scope. Found by the CDI
 * container, which makes one for each application.
 */
public final class SocketIoExtension implements Extension {

    private final SocketContext sockets = new SocketContext();
    private final Set<Class<?>> handlers = ConcurrentHashMap.newKeySet();
    private final Queue<Runnable> endings = new ConcurrentLinkedQueue<>();
    private volatile @Nullable SocketIoServer server;

    /** Handler classes can be injected without naming their namespace, as other beans can. */
    <T> void found(@Observes @WithAnnotations(SocketIoNamespace.class) ProcessAnnotatedType<T> type) {
        if (type.getAnnotatedType().isAnnotationPresent(SocketIoNamespace.class)) {
            type.configureAnnotatedType().add(Default.Literal.INSTANCE);
        }
    }

    <T> void found(@Observes ProcessManagedBean<T> bean) {
        Class<T> type = bean.getAnnotatedBeanClass().getJavaClass();
        if (type.isAnnotationPresent(SocketIoNamespace.class)) {
            handlers.add(type);
        }
    }

    /** Refuses what cannot be injected: silently, it would be another namespace. */
    void check(@Observes ProcessInjectionPoint<?, ?> point) {
        NamespaceQualifier.mistake(point.getInjectionPoint())
                .map(IllegalArgumentException::new)
                .ifPresent(point::addDefinitionError);
    }

    /** Whoever forgets the namespace of such a class is told so when the handlers are read. */
    <T> void foundMethods(
            @Observes
                    @WithAnnotations({
                        OnConnecting.class,
                        OnConnect.class,
                        OnEvent.class,
                        OnAny.class,
                        OnDisconnect.class,
                        OnError.class
                    })
                    ProcessAnnotatedType<T> type) {
        Class<T> found = type.getAnnotatedType().getJavaClass();
        if (!found.isAnnotationPresent(SocketIoNamespace.class)) {
            handlers.add(found);
        }
    }

    void addBeans(@Observes AfterBeanDiscovery beans, BeanManager manager) {
        beans.addContext(sockets);
        beans.<SocketIoServer>addBean()
                .types(SocketIoServer.class, Namespace.class, Object.class)
                .scope(ApplicationScoped.class)
                .createWith(unused -> server(manager));
        beans.<Namespace>addBean()
                .types(Namespace.class, Object.class)
                .qualifiers(NamespaceQualifier.ANY_NAME)
                .scope(Dependent.class)
                .produceWith(lookup -> NamespaceQualifier.namespace(lookup, () -> server(manager)));
        beans.<Socket>addBean()
                .types(Socket.class, Object.class)
                .scope(SocketScoped.class)
                .createWith(unused -> sockets.socket());
    }

    /** Some containers end CDI before they tell our listener that the application stops. */
    void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
        endings.forEach(Runnable::run);
    }

    /** Some containers keep the extensions of an application that has gone: they shall not keep the server. */
    void forget(@Observes BeforeShutdown event) {
        endings.clear();
        server = null;
    }

    /** Runs an action when the application's beans can be used for the last time. */
    void beforeEnd(Runnable action) {
        endings.add(action);
    }

    SocketContext sockets() {
        return sockets;
    }

    /** Returns the handler classes, and those with such methods that are none. */
    Collection<Class<?>> handlers() {
        return handlers;
    }

    /** Gives the server to those who inject it. */
    void use(SocketIoServer started) {
        server = started;
    }

    boolean hasServer() {
        return server != null;
    }

    /** Beans that start with the application may ask before the server has said that it is there. */
    private SocketIoServer server(BeanManager manager) {
        SocketIoServer started = server;
        if (started != null) {
            return started;
        }
        Instance<ServletContext> context = manager.createInstance().select(ServletContext.class);
        if (!context.isResolvable()) {
            throw new IllegalStateException(
                    "The Socket.IO server has not started yet: use it when the web application has started, for example"
                            + " in a method that observes @Initialized(ApplicationScoped.class)");
        }
        return SocketIoServer.of(context.get());
    }
}
