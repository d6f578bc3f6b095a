package io.github.socketiojakarta.annotation;

import io.github.socketiojakarta.Connection;
import io.github.socketiojakarta.Handshake;
import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes the methods of a class handle the sockets of a namespace; or names the {@link Namespace} to be injected.
 *
 * <pre>{@code
 * @SocketIoNamespace("/orders")
 * public class Orders {
 *     @OnEvent("place")
 *     Receipt place(Order order) { ... }
 * }
 * }</pre>
 *
 * <p>The class is found when the application is deployed; in the {@code main} of an embedded container, name it with {@code
 * new SocketIoInitializer(options).handlers(Orders.class)}. With CDI it is a bean, application-scoped unless it declares
 * another scope, with injection and interceptors; without, it is created once by its constructor without parameters. Its
 * methods carry one of {@link OnConnecting}, {@link OnConnect}, {@link OnEvent}, {@link OnAny}, {@link OnDisconnect} and {@link OnError}, and
 * are neither private nor static. Their parameters are resolved by type:
 *
 * <ul>
 *   <li>{@link Socket}, {@link Namespace}, {@link SocketIoServer}, {@link Connection}, {@link Handshake};
 *   <li>{@link java.security.Principal} and {@code HttpSession}, or an {@code Optional} of them: without the
 *       {@code Optional} the method is not called for clients that have none;
 *   <li>those with {@link Auth}, {@link Query} or {@link Header};
 *   <li>beans: types that CDI resolves to a bean with a scope, or with a qualifier at the parameter;
 *   <li>and what the method's own annotation adds, such as the arguments of an event.
 * </ul>
 *
 * <p>{@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll} on a method, or else on the class that declares it, say
 * who may call it. Where neither says anything, an inherited method has the roles of the handler class, or of what that
 * extends. A client that may call none of the {@link OnEvent}, {@link OnAny} and {@link OnConnect} methods of a namespace may
 * not connect to it either, so that it cannot listen; if there are none, the others count.
 *
 * <p>A method that cannot work stops the deployment with a message that says what to write.
 */
@Qualifier
@Stereotype
@ApplicationScoped
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
public @interface SocketIoNamespace {

    /** Returns the name of the namespace, without a comma; a missing leading {@code /} is added. */
    @Nonbinding
    String value() default "/";

    /**
     * Returns a regular expression, such as {@code /tenant-\\d+}, instead of a name: the class handles all namespaces whose
     * whole names match, see {@link SocketIoServer#of(java.util.regex.Pattern)}, those that the application has used before
     * among them; but not the main namespace. Empty for none. At an
     * injection point of a {@link Namespace}, it stops the deployment.
     */
    @Nonbinding
    String pattern() default "";
}
