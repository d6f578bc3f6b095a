package io.github.socketiojakarta.annotation;

import jakarta.enterprise.context.NormalScope;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scope of beans of which every connected socket has one instance: created when a handler method of the socket first
 * uses it, destroyed when the socket has disconnected and its {@link OnDisconnect} methods have run.
 *
 * <p>The scope is active in the methods of {@link SocketIoNamespace} classes, on the thread that calls them; not in what
 * they start elsewhere. It is not passivating: instances need not be serializable. Without CDI it can be put on
 * {@link SocketIoNamespace} classes only.
 */
@NormalScope
@Inherited
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD})
public @interface SocketScoped {}
