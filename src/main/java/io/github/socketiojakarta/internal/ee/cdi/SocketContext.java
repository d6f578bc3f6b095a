package io.github.socketiojakarta.internal.ee.cdi;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The context of {@link SocketScoped} beans: the instances of each socket, and which socket the current thread acts for.
 *
 * <p>Thread-safe. A socket's instances are kept from their creation until {@link #end}; its events come one after the
 * other, so nobody creates an instance while it ends.
 */
final class SocketContext implements AlterableContext {

    @SuppressWarnings("ThreadLocalUsage") // of one application, and static state would outlive it
    private final ThreadLocal<Socket> current = new ThreadLocal<>();

    private final Map<Socket, Map<Contextual<?>, Instance<?>>> instances = new ConcurrentHashMap<>();

    /** Runs code for a socket. */
    void run(Socket socket, Runnable code) {
        Socket outer = current.get();
        current.set(socket);
        try {
            code.run();
        } finally {
            if (outer == null) {
                current.remove();
            } else {
                current.set(outer);
            }
        }
    }

    /** Returns the socket that the current thread acts for. */
    Socket socket() {
        Socket socket = current.get();
        if (socket == null) {
            throw new ContextNotActiveException(
                    "No socket here: @SocketScoped beans can be used in the methods of @SocketIoNamespace classes, on the"
                            + " thread that calls them");
        }
        return socket;
    }

    /** Destroys the instances of a socket. */
    void end(Socket socket) {
        Map<Contextual<?>, Instance<?>> ended = instances.remove(socket);
        if (ended != null) {
            run(socket, () -> ended.values().forEach(Instance::destroy));
        }
    }

    /** Destroys all instances. */
    void endAll() {
        instances.keySet().forEach(this::end);
    }

    @Override
    public Class<? extends Annotation> getScope() {
        return SocketScoped.class;
    }

    @Override
    public <T> T get(Contextual<T> contextual, CreationalContext<T> creation) {
        Map<Contextual<?>, Instance<?>> own = instances.computeIfAbsent(socket(), unused -> new ConcurrentHashMap<>());
        T present = find(own, contextual);
        if (present == null) {
            // not computeIfAbsent: to create one bean may mean to create another
            present = contextual.create(creation);
            own.put(contextual, new Instance<>(contextual, creation, present));
        }
        return present;
    }

    @Override
    public <T> @Nullable T get(Contextual<T> contextual) {
        return find(instances.getOrDefault(socket(), Map.of()), contextual);
    }

    @SuppressWarnings("unchecked")
    private static <T> @Nullable T find(Map<Contextual<?>, Instance<?>> own, Contextual<T> contextual) {
        Instance<T> instance = (Instance<T>) own.get(contextual);
        return instance == null ? null : instance.value;
    }

    @Override
    public void destroy(Contextual<?> contextual) {
        Instance<?> instance = instances.getOrDefault(socket(), Map.of()).remove(contextual);
        if (instance != null) {
            instance.destroy();
        }
    }

    @Override
    public boolean isActive() {
        return current.get() != null;
    }

    private record Instance<T>(Contextual<T> contextual, CreationalContext<T> creation, T value) {

        void destroy() {
            contextual.destroy(value, creation);
        }
    }
}
