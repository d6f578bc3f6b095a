package io.github.socketiojakarta.annotation;

import io.github.socketiojakarta.AsyncMiddleware;
import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.Middleware;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that decides whether a client may connect, see {@link SocketIoNamespace}: a middleware, counterpart of
 * {@code io.use()}.
 *
 * <pre>{@code
 * @OnConnecting
 * void authenticate(Socket socket, @Auth("token") String token) {
 *     socket.data().put("user", users.of(token).orElseThrow(() -> new ConnectionRefusedException("not authorized")));
 * }
 * }</pre>
 *
 * <p>It lets the client pass by returning, or by the end of the {@code CompletionStage} it returns, see
 * {@link Middleware} and {@link AsyncMiddleware}; it refuses by a {@link ConnectionRefusedException}. A client that lacks
 * something the method asks for, such as the member of an {@link Auth} parameter, or that violates its constraints, is
 * refused without a call; its {@code connect_error} has the code of {@link EventRefusedException} in its data. The methods of
 * one namespace run one after the other, in an order that is not defined. Beans that are {@link SocketScoped} cannot be
 * used here: there is no connected socket yet.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnConnecting {}
