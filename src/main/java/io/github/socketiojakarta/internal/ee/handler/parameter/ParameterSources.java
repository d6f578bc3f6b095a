package io.github.socketiojakarta.internal.ee.handler.parameter;

import io.github.socketiojakarta.Ack;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.Connection;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.EventFailure;
import io.github.socketiojakarta.Handshake;
import io.github.socketiojakarta.IncomingEvent;
import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.annotation.Auth;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.bean.Beans;
import io.github.socketiojakarta.bean.InvalidHandlerException;
import io.github.socketiojakarta.internal.ee.handler.check.HandlerKind;
import io.github.socketiojakarta.internal.ee.handler.check.JsonTypes;
import io.github.socketiojakarta.internal.ee.handler.check.NamespaceName;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out where the parameters of methods come from. Immutable. */
public final class ParameterSources {

    private static final Map<Class<?>, ParameterSource> OF_ALL = Map.of(
            Socket.class, Invocation::socket,
            Namespace.class, invocation -> invocation.socket().namespace(),
            Connection.class, invocation -> invocation.socket().connection(),
            Handshake.class, invocation -> invocation.socket().handshake());
    private static final Map<Class<?>, ParameterSource> OF_EVENTS = Map.of(
            IncomingEvent.class, Invocation::event,
            Args.class, invocation -> invocation.event().args(),
            Ack.class, invocation -> invocation.event().ack());
    private static final Map<Class<?>, ParameterSource> OF_DISCONNECTIONS =
            Map.of(DisconnectReason.class, Invocation::reason);
    private static final Map<Class<?>, ParameterSource> OF_FAILURES = Map.of(EventFailure.class, Invocation::failure);

    private final SocketIoServer server;
    private final Beans beans;

    /** Takes parameters from a server, and from the beans of its application. */
    public ParameterSources(SocketIoServer server, Beans beans) {
        this.server = server;
        this.beans = beans;
    }

    /**
     * Returns where the arguments of a handler method come from, in their order.
     *
     * @throws io.github.socketiojakarta.bean.InvalidHandlerException if nobody knows where one comes from
     */
    public List<ParameterSource> of(Method method, HandlerKind kind) {
        PayloadParameters payload = new PayloadParameters(method);
        if (kind == HandlerKind.EVENT) {
            checkJson(() -> JsonTypes.check(method, method.getGenericReturnType()));
        }
        return Stream.of(method.getParameters())
                .map(parameter -> request(method, parameter)
                        .or(() -> namedNamespace(method, parameter))
                        .or(() -> byType(parameter.getType(), kind))
                        .or(() -> bean(parameter))
                        .orElseGet(() -> rest(method, parameter, kind, payload)))
                .toList();
    }

    private Optional<ParameterSource> request(Method method, Parameter parameter) {
        Optional<ParameterSource> source = RequestParameters.source(method, parameter);
        if (parameter.isAnnotationPresent(Auth.class)) {
            checkJson(() -> JsonTypes.checkParameter(method, parameter.getParameterizedType()));
        }
        return source;
    }

    /** The qualifier means what it means at a field, also without CDI. */
    private Optional<ParameterSource> namedNamespace(Method method, Parameter parameter) {
        SocketIoNamespace name = parameter.getAnnotation(SocketIoNamespace.class);
        if (name == null || parameter.getType() != Namespace.class) {
            return Optional.empty();
        }
        NamespaceName.mistake(name).ifPresent(mistake -> {
            throw new InvalidHandlerException(method, "takes a Namespace: " + mistake);
        });
        return Optional.of(invocation -> server.of(name.value()));
    }

    private Optional<ParameterSource> byType(Class<?> type, HandlerKind kind) {
        if (type == SocketIoServer.class) {
            return Optional.of(invocation -> server);
        }
        if (kind == HandlerKind.ANY && type == String.class) {
            return Optional.of(invocation -> invocation.event().name());
        }
        if (kind == HandlerKind.ERROR && Throwable.class.isAssignableFrom(type)) {
            return Optional.of(invocation -> invocation.failure().exception());
        }
        return Optional.ofNullable(OF_ALL.get(type))
                .or(() -> Optional.ofNullable(own(kind).get(type)))
                .or(() -> kind == HandlerKind.ERROR ? Optional.ofNullable(OF_EVENTS.get(type)) : Optional.empty());
    }

    private static Map<Class<?>, ParameterSource> own(HandlerKind kind) {
        return switch (kind) {
            case CONNECTING, CONNECT -> Map.of();
            case EVENT, ANY -> OF_EVENTS;
            case DISCONNECT -> OF_DISCONNECTIONS;
            case ERROR -> OF_FAILURES;
        };
    }

    private Optional<ParameterSource> bean(Parameter parameter) {
        return beans.bean(parameter).map(bean -> invocation -> bean.get(invocation::afterwards));
    }

    private ParameterSource rest(Method method, Parameter parameter, HandlerKind kind, PayloadParameters payload) {
        Class<?> type = parameter.getType();
        boolean elsewhere = Stream.of(OF_EVENTS, OF_DISCONNECTIONS, OF_FAILURES).anyMatch(map -> map.containsKey(type));
        if (kind == HandlerKind.EVENT && !elsewhere) {
            checkJson(() -> JsonTypes.checkParameter(method, parameter.getParameterizedType()));
            return payload.next(parameter);
        }
        throw new InvalidHandlerException(
                method,
                "takes a " + parameter.getParameterizedType().getTypeName() + ", which " + kind + " does not provide"
                        + " and which is no bean with a scope; see the documentation of " + kind);
    }

    private void checkJson(Runnable check) {
        if (server.options().jsonCodec().isEmpty()) { // another codec may reach further than JSON-B
            check.run();
        }
    }
}
