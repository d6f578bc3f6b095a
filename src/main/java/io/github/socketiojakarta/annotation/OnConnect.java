package io.github.socketiojakarta.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that is called when a socket has connected, before its first event, see {@link SocketIoNamespace}.
 *
 * <p>The methods of a class know no order among each other. What a method throws is logged; the socket stays connected.
 * Counterpart of {@code io.on("connection")}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnConnect {}
