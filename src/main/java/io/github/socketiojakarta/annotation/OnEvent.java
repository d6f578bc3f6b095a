package io.github.socketiojakarta.annotation;

import io.github.socketiojakarta.Ack;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.IncomingEvent;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that handles an event, see {@link SocketIoNamespace}.
 *
 * <p>Parameters that nothing else provides take the arguments of the event, in their order: strings, numbers, booleans,
 * records and POJOs, generic types such as {@code List<Order>}, {@code byte[]}, {@code JsonValue}. The last ones may be
 * {@code Optional<...>}, or annotated with a {@code @Nullable}: then the client may leave them out. {@link Args} takes
 * all of them, {@link IncomingEvent} the whole event.
 *
 * <p>What the method returns is the acknowledgement, if the client asked for one; a {@code CompletionStage} is awaited
 * without a thread, and {@code void} is acknowledged without a value. With a parameter of type {@link Ack} the method
 * answers by itself, and returns nothing.
 *
 * <p>If the method is refused or fails, the client gets an error acknowledgement, see {@link EventRefusedException}.
 * {@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll} are honoured, on the method or else on the class that declares it, and
 * Bean Validation constraints on the parameters: a client that does not fulfil them is answered before the method or
 * any interceptor is called.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnEvent {

    /** Returns the name of the event. */
    String value();
}
