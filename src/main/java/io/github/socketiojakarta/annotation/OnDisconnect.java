package io.github.socketiojakarta.annotation;

import io.github.socketiojakarta.DisconnectReason;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that is called when a socket has disconnected, see {@link SocketIoNamespace}.
 *
 * <p>It may also take the {@link DisconnectReason}, and returns nothing. Counterpart of {@code socket.on("disconnect")}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnDisconnect {}
