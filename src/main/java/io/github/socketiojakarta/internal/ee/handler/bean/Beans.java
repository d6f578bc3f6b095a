package io.github.socketiojakarta.internal.ee.handler.bean;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.internal.ee.handler.check.InvalidHandlerException;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.Optional;

/** What makes, injects and scopes the instances of handler classes. Thread-safe. */
public interface Beans extends AutoCloseable {

    /** Returns the handler classes that nobody else may have found. */
    Collection<Class<?>> handlers();

    /**
     * Returns where the instances of a handler class come from.
     *
     * @throws InvalidHandlerException if the class cannot have any
     */
    Instances instances(Class<?> type);

    /** Returns the bean of that type, if there is exactly one. */
    <T> Optional<T> find(Class<T> type);

    /** Returns where the value of a parameter comes from, if it is a bean. */
    Optional<BeanParameter> bean(Parameter parameter);

    /** Returns whether there are beans that live as long as a request. */
    boolean haveRequestScope();

    /** Runs any code of the application, with the request scope active. */
    void run(Runnable code);

    /** Runs code for a connected socket, with the scope of the socket active. */
    void run(Socket socket, Runnable code);

    /** Releases what it has made. */
    @Override
    void close();
}
