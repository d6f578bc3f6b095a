package io.github.socketiojakarta.annotation;

import io.github.socketiojakarta.Ack;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.IncomingEvent;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that is called with every event, before the middlewares and those that handle the event, see
 * {@link SocketIoNamespace}.
 *
 * <p>It may also take the name of the event as a {@code String}, {@link Args}, {@link Ack} and {@link IncomingEvent}, and
 * returns nothing. Counterpart of {@code socket.onAny()}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnAny {}
