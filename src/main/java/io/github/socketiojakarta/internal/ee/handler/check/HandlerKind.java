package io.github.socketiojakarta.internal.ee.handler.check;

import io.github.socketiojakarta.annotation.OnAny;
import io.github.socketiojakarta.annotation.OnConnect;
import io.github.socketiojakarta.annotation.OnConnecting;
import io.github.socketiojakarta.annotation.OnDisconnect;
import io.github.socketiojakarta.annotation.OnError;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.bean.InvalidHandlerException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a method handles. */
public enum HandlerKind {
    CONNECTING(OnConnecting.class),
    CONNECT(OnConnect.class),
    EVENT(OnEvent.class),
    ANY(OnAny.class),
    DISCONNECT(OnDisconnect.class),
    ERROR(OnError.class);

    private final Class<? extends Annotation> annotation;

    HandlerKind(Class<? extends Annotation> annotation) {
        this.annotation = annotation;
    }

    /** Returns what a method is annotated with, if anything. */
    public static Optional<HandlerKind> of(Method method) {
        List<HandlerKind> kinds = all(method).toList();
        if (kinds.size() > 1) {
            throw new InvalidHandlerException(
                    method, "has both " + kinds.get(0) + " and " + kinds.get(1) + "; write a method for each");
        }
        return kinds.stream().findFirst();
    }

    /** Returns everything that a method is annotated with. */
    public static Stream<HandlerKind> all(Method method) {
        return Arrays.stream(values()).filter(kind -> method.isAnnotationPresent(kind.annotation));
    }

    @Override
    public String toString() {
        return "@" + annotation.getSimpleName();
    }
}
