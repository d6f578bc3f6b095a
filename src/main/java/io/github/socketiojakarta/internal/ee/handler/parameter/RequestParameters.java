package io.github.socketiojakarta.internal.ee.handler.parameter;

import io.github.socketiojakarta.Handshake;
import io.github.socketiojakarta.annotation.Auth;
import io.github.socketiojakarta.annotation.Header;
import io.github.socketiojakarta.annotation.Query;
import io.github.socketiojakarta.bean.InvalidHandlerException;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.security.Principal;
import java.util.Optional;
import java.util.function.Function;

/** Parameters that take something of the request that opened the connection, which a client may not have. */
final class RequestParameters {

    private RequestParameters() {}

    static Optional<ParameterSource> source(Method method, Parameter parameter) {
        Auth auth = parameter.getAnnotation(Auth.class);
        Query query = parameter.getAnnotation(Query.class);
        Header header = parameter.getAnnotation(Header.class);
        Class<?> type = type(parameter);
        if (auth != null) {
            Class<?> member = member(method, parameter);
            return of(parameter, "auth." + auth.value(), handshake -> handshake.auth(auth.value(), member));
        }
        if (query != null) {
            requireString(method, type, "@Query");
            return of(parameter, "query parameter " + query.value(), handshake -> handshake.query(query.value()));
        }
        if (header != null) {
            requireString(method, type, "@Header");
            return of(parameter, "header " + header.value(), handshake -> handshake.header(header.value()));
        }
        if (type == Principal.class) {
            return of(parameter, "login", Handshake::principal);
        }
        return type == HttpSession.class ? of(parameter, "HTTP session", Handshake::httpSession) : Optional.empty();
    }

    private static Optional<ParameterSource> of(
            Parameter parameter, String name, Function<Handshake, Optional<?>> value) {
        if (parameter.getType() == Optional.class) {
            return Optional.of(invocation -> value.apply(invocation.socket().handshake()));
        }
        return Optional.of(invocation -> value.apply(invocation.socket().handshake())
                .orElseThrow(() -> new MissingValueException("the client has no " + name)));
    }

    private static Class<?> member(Method method, Parameter parameter) {
        Class<?> type = type(parameter);
        if (type == Optional.class) {
            throw new InvalidHandlerException(
                    method, "takes an @Auth of a generic type; write a class, or Optional of a class");
        }
        return type;
    }

    private static void requireString(Method method, Class<?> type, String annotation) {
        if (type != String.class) {
            throw new InvalidHandlerException(
                    method,
                    "takes a " + annotation + " " + type.getSimpleName() + "; write String or Optional<String>");
        }
    }

    /** Returns the class of a parameter, or the class of which it is an Optional. */
    private static Class<?> type(Parameter parameter) {
        Type type = parameter.getParameterizedType();
        if (parameter.getType() == Optional.class
                && type instanceof ParameterizedType optional
                && optional.getActualTypeArguments()[0] instanceof Class<?> content) {
            return content;
        }
        return parameter.getType();
    }
}
