package io.github.socketiojakarta.bean;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the value of a parameter comes from that is a bean. Thread-safe.
 *
 * <p>Implemented by applications: methods are added with a default only.
 */
@FunctionalInterface
public interface BeanParameter {

    /**
     * Returns the value for one call of a method.
     *
     * @param afterwards takes what is to be done when the method has returned, such as to release the bean
     */
    @Nullable
    Object get(Consumer<Runnable> afterwards);
}
