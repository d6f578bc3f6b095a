package io.github.socketiojakarta.annotation;

import io.github.socketiojakarta.Ack;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.EventFailure;
import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.IncomingEvent;
import io.github.socketiojakarta.Namespace;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that is called when an event of the namespace could not be handled, see {@link SocketIoNamespace} and
 * {@link Namespace#onError}.
 *
 * <p>It may also take the {@link EventFailure}, the {@link IncomingEvent}, its {@link Args} and {@link Ack}, and the
 * exception: with a parameter of an exception type it is called for exceptions of that type only. It returns nothing. It
 * may answer the client; if none of these methods does, the client gets the error acknowledgement of
 * {@link EventRefusedException}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnError {}
