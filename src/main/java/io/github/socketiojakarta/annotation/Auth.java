package io.github.socketiojakarta.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter that takes a member of the {@code auth} payload that the client sent when it connected, see
 * {@link SocketIoNamespace}.
 *
 * <p>Its type is any class that JSON can be converted to, or an {@code Optional} of one. Without the {@code Optional}, the
 * method is not called for clients that sent none or another shape.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Auth {

    /** Returns the name of the member. */
    String value();
}
