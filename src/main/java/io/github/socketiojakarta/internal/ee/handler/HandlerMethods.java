package io.github.socketiojakarta.internal.ee.handler;

import io.github.socketiojakarta.Ack;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketScoped;
import io.github.socketiojakarta.bean.InvalidHandlerException;
import io.github.socketiojakarta.internal.ee.handler.check.FormerNames;
import io.github.socketiojakarta.internal.ee.handler.check.HandlerKind;
import io.github.socketiojakarta.internal.ee.handler.check.InheritedMethods;
import io.github.socketiojakarta.internal.ee.handler.check.UncalledMethods;
import io.github.socketiojakarta.internal.ee.handler.parameter.ParameterChecks;
import io.github.socketiojakarta.internal.ee.handler.parameter.ParameterSources;
import io.github.socketiojakarta.parser.ReservedEvents;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Finds the methods of a class, and of those it extends, that handle something, and refuses those that cannot. */
final class HandlerMethods {

    private HandlerMethods() {}

    static List<HandlerMethod> of(Class<?> type, ParameterSources sources, ParameterChecks checks) {
        FormerNames.refuse(type);
        InheritedMethods methods = new InheritedMethods(type);
        methods.unread().forEach(UncalledMethods::warn);
        List<HandlerMethod> handlers = new ArrayList<>();
        for (Method method : methods.all()) {
            HandlerKind.of(method).ifPresent(kind -> {
                check(type, method, kind);
                handlers.add(new HandlerMethod(
                        method,
                        method,
                        kind,
                        AccessRule.of(type, method),
                        sources.of(method, kind),
                        checks.of(type, method)));
            });
        }
        if (handlers.isEmpty()) {
            throw new InvalidHandlerException(
                    type,
                    "has @SocketIoNamespace, but handles nothing; put @OnEvent(\"name\"), or the like, on a method");
        }
        return List.copyOf(handlers);
    }

    private static void check(Class<?> type, Method method, HandlerKind kind) {
        int modifiers = method.getModifiers();
        if (Modifier.isPrivate(modifiers) || Modifier.isStatic(modifiers)) {
            throw new InvalidHandlerException(
                    method,
                    "has " + kind + ", so it must be neither private nor static: interceptors could not see it");
        }
        if (isOutOfReach(type, method)) {
            throw new InvalidHandlerException(
                    method,
                    "has " + kind + " and is inherited by " + type.getName()
                            + " in another package, so it must be public"
                            + " or protected: the proxy of a bean could not see it");
        }
        if (kind == HandlerKind.CONNECTING) {
            checkConnecting(type, method);
            return;
        }
        if (kind != HandlerKind.EVENT) {
            refuseResult(method, "has " + kind + ", so it must return void: nobody takes what it returns");
            return;
        }
        String event = method.getAnnotation(OnEvent.class).value();
        if (ReservedEvents.contains(event)) {
            throw new InvalidHandlerException(
                    method,
                    "handles the event '" + event + "', a name that Socket.IO keeps for itself; see @OnConnect and"
                            + " @OnDisconnect");
        }
        if (Arrays.asList(method.getParameterTypes()).contains(Ack.class)) {
            refuseResult(method, "takes an Ack and returns a value; do one or the other");
        }
    }

    /** A proxy would inherit such a method, instead of overriding it, and run it on itself. */
    private static boolean isOutOfReach(Class<?> type, Method method) {
        boolean samePackage = method.getDeclaringClass().getPackageName().equals(type.getPackageName());
        return !samePackage && (method.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) == 0;
    }

    private static void checkConnecting(Class<?> type, Method method) {
        if (!CompletionStage.class.isAssignableFrom(method.getReturnType())) {
            refuseResult(
                    method,
                    "has @OnConnecting, so it must return void, or a CompletionStage; throw a ConnectionRefusedException"
                            + " to refuse");
        }
        if (isStageOfBoolean(method.getGenericReturnType())) {
            throw new InvalidHandlerException(
                    method,
                    "has @OnConnecting, so it must return void, or a CompletionStage whose value does not count, not "
                            + method.getGenericReturnType().getTypeName()
                            + "; let it fail with a ConnectionRefusedException to refuse");
        }
        if (type.isAnnotationPresent(SocketScoped.class)) {
            throw new InvalidHandlerException(
                    method, "runs before there is a connected socket, so its class must not be @SocketScoped");
        }
    }

    /** Whoever returns one means that {@code false} refuses. */
    private static boolean isStageOfBoolean(Type type) {
        return type instanceof ParameterizedType stage
                && Arrays.stream(stage.getActualTypeArguments())
                        .flatMap(value -> value instanceof WildcardType wildcard
                                ? Arrays.stream(wildcard.getUpperBounds())
                                : Stream.of(value))
                        .anyMatch(value -> value == Boolean.class);
    }

    private static void refuseResult(Method method, String message) {
        if (method.getReturnType() != void.class) {
            throw new InvalidHandlerException(method, message);
        }
    }
}
