package io.github.socketiojakarta.internal.ee.cdi;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.annotation.SocketScoped;
import io.github.socketiojakarta.internal.ee.handler.bean.SocketEnd;
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
 * <p>Thread-safe. A socket's instances are kept from their creation until everybody has been told that the socket has
 * gone. Those that are created even later, by the methods that are told of a failure, go soon after that.
 */
final class SocketContext implements AlterableContext {

    @SuppressWarnings("ThreadLocalUsage") // of one application, and static state would outlive it
    private final ThreadLocal<Socket> current = new ThreadLocal<>();

    private final Map<Socket, SocketBeans> instances = new ConcurrentHashMap<>();

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

    private void end(Socket socket) {
        SocketBeans own = instances.get(socket);
        if (own != null) {
            run(socket, own::end);
            instances.remove(socket, own);
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
        Socket socket = socket();
        SocketBeans own = instances.get(socket);
        return (own == null ? begin(socket) : own).get(contextual, creation);
    }

    private SocketBeans begin(Socket socket) {
        SocketBeans own = new SocketBeans();
        SocketBeans present = instances.putIfAbsent(socket, own);
        if (present != null) {
            return present;
        }
        SocketEnd.then(socket, () -> end(socket));
        return own;
    }

    @Override
    public <T> @Nullable T get(Contextual<T> contextual) {
        SocketBeans own = instances.get(socket());
        return own == null ? null : own.find(contextual);
    }

    @Override
    public void destroy(Contextual<?> contextual) {
        SocketBeans own = instances.get(socket());
        if (own != null) {
            own.destroy(contextual);
        }
    }

    @Override
    public boolean isActive() {
        return current.get() != null;
    }
}
