package io.github.socketiojakarta.bean;

import io.github.socketiojakarta.Socket;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Who makes, injects and scopes the instances of handler classes: an SPI. Node.js has no counterpart.
 *
 * <p>The library has three. It finds CDI by itself; where there is none, it calls constructors without parameters; and
 * {@link io.github.socketiojakarta.spring.SpringBeans} are those of a Spring context. Another container is given to {@link
 * io.github.socketiojakarta.startup.SocketIoInitializer#beans} or to the test kit. A server has one of them.
 *
 * <p>While the application starts, one thread asks what handlers there are and where their instances come from. What it
 * gets, and {@link #run(Runnable)} and {@link #run(Socket, Runnable)}, are used by many threads at once from then on. Nothing
 * is asked after {@link #close}. What a method throws at the start stops the deployment; an {@link InvalidHandlerException}
 * says it best.
 *
 * <p>Implemented by applications: methods are added with a default only.
 */
public interface Beans extends AutoCloseable {

    /**
     * Returns the classes with {@code @SocketIoNamespace} that nobody else may have found; others are left out. Default:
     * none.
     */
    default Collection<Class<?>> handlers() {
        return Set.of();
    }

    /**
     * Returns where the instances of a handler class come from. Asked once for each class, those that the container has
     * found and those that were named in code among them; not for classes of which an instance was given.
     *
     * @throws InvalidHandlerException if the class cannot have any
     */
    Instances instances(Class<?> handler);

    /**
     * Returns the bean of that type, if there is exactly one. Asked for what the library itself can use, which is
     * {@code jakarta.validation.ValidatorFactory}. Default: nothing.
     */
    default <T> Optional<T> find(Class<T> type) {
        return Optional.empty();
    }

    /**
     * Returns where the value of a parameter of a handler method comes from, if it is a bean; otherwise it is an argument of
     * the event. Default: nothing.
     *
     * @throws InvalidHandlerException if it is one that cannot be had
     */
    default Optional<BeanParameter> bean(Parameter parameter) {
        return Optional.empty();
    }

    /**
     * Returns whether there are beans that live as long as a request, so that calls must not run on threads that some
     * containers take for still serving one. Default: no.
     */
    default boolean haveRequestScope() {
        return false;
    }

    /** Runs any code of the application, with what its beans expect of the thread. Default: just so. */
    default void run(Runnable code) {
        code.run();
    }

    /** Runs code for a connected socket, with what beans of that socket expect of the thread. Default: just so. */
    default void run(Socket socket, Runnable code) {
        code.run();
    }

    /** Releases what it has made for the server. The beans themselves may go on. Default: nothing to do. */
    @Override
    default void close() {}
}
