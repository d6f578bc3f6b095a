package io.github.socketiojakarta.bean;

import io.github.socketiojakarta.Socket;
import java.lang.reflect.Method;

/**
 * Where the objects come from whose methods are called, of one handler class. Thread-safe.
 *
 * <p>Implemented by applications: methods are added with a default only.
 */
@FunctionalInterface
public interface Instances {

    /**
     * Returns the object that handles what happens to a socket. Called for each event; what it throws, the event fails with.
     */
    Object of(Socket socket);

    /**
     * Returns the method to be called on the objects in the place of one of the handler class; those that implement an
     * interface of it only, as proxies may, have another. Called once for each method, while the application starts. Default:
     * the same.
     *
     * @throws InvalidHandlerException if they do not have it
     */
    default Method called(Method method) {
        return method;
    }

    /**
     * Returns what an event fails with in the place of what a method has thrown: an {@link
     * io.github.socketiojakarta.EventRefusedException}, of which the client is told, if an interceptor has kept the method
     * from being called. Default: the same.
     */
    default Throwable failure(Throwable thrown) {
        return thrown;
    }
}
