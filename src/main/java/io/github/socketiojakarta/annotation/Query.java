package io.github.socketiojakarta.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter that takes a query parameter of the request that opened the connection, see
 * {@link SocketIoNamespace}.
 *
 * <p>Its type is {@code String} or {@code Optional<String>}. Without the {@code Optional}, the method is not called for
 * clients that sent none.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Query {

    /** Returns the name of the query parameter. */
    String value();
}
