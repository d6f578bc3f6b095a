package io.github.socketiojakarta.internal.ee.handler;

import io.github.socketiojakarta.Ack;
import io.github.socketiojakarta.EventFailure;
import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.IncomingEvent;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.bean.Instances;
import io.github.socketiojakarta.internal.ee.handler.parameter.Invocation;
import io.github.socketiojakarta.internal.ee.handler.parameter.MissingValueException;
import io.github.socketiojakarta.internal.listen.ErrorAck;
import io.github.socketiojakarta.internal.listen.FailureReports;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A method that handles an event: calls it, and makes an acknowledgement of what becomes of it. Immutable. */
final class EventMethod {

    /** Who answers, and with what. */
    private enum Answer {
        /** What the method returned. */
        RESULT,
        /** An acknowledgement without a value. */
        EMPTY,
        /** The method answers by itself. */
        OWN
    }

    private final HandlerMethod method;
    private final Instances instances;
    private final Answer answer;

    EventMethod(HandlerMethod method, Instances instances) {
        this.method = method;
        this.instances = instances;
        this.answer = answer(method);
    }

    private static Answer answer(HandlerMethod handler) {
        if (Arrays.asList(handler.method().getParameterTypes()).contains(Ack.class)) {
            return Answer.OWN;
        }
        Type type = handler.method().getGenericReturnType();
        boolean later = type instanceof ParameterizedType parameterized
                && parameterized.getActualTypeArguments().length == 1
                && parameterized.getActualTypeArguments()[0] == Void.class;
        return type == void.class || later ? Answer.EMPTY : Answer.RESULT;
    }

    Method method() {
        return method.method();
    }

    String event() {
        return method.method().getAnnotation(OnEvent.class).value();
    }

    void handle(IncomingEvent event) {
        try {
            Object result = method.call(instances, Invocation.event(event));
            if (result instanceof CompletionStage<?> stage) {
                stage.whenComplete((value, failure) -> settle(event, value, failure));
            } else {
                succeed(event, result);
            }
        } catch (Throwable e) { // the edge to application code
            fail(event, e);
        }
    }

    private void settle(IncomingEvent event, @Nullable Object value, @Nullable Throwable failure) {
        try {
            if (failure == null) {
                succeed(event, value);
            } else {
                failLater(event, cause(failure));
            }
        } catch (Throwable e) { // a value that cannot be sent
            failLater(event, e);
        }
    }

    /** Returns what a stage failed with, which it may have wrapped. */
    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException e && e.getCause() != null ? e.getCause() : failure;
    }

    /** Whoever completed the stage has neither the scopes nor the turn of the socket, which methods count on. */
    private static void failLater(IncomingEvent event, Throwable cause) {
        if (event.socket() instanceof FailureReports reports) {
            reports.afterwards(() -> fail(event, cause));
        } else {
            fail(event, cause);
        }
    }

    private void succeed(IncomingEvent event, @Nullable Object result) {
        switch (answer) {
            case RESULT -> event.ack().send(result instanceof Optional<?> some ? some.orElse(null) : result);
            case EMPTY -> event.ack().send();
            case OWN -> {}
        }
    }

    private static void fail(IncomingEvent event, Throwable cause) {
        Throwable failure = cause instanceof MissingValueException
                ? new EventRefusedException(EventRefusedException.FORBIDDEN, "Not allowed: " + cause.getMessage())
                : cause;
        report(event, failure);
        ErrorAck.send(event, failure, e -> report(event, e));
    }

    private static void report(IncomingEvent event, Throwable failure) {
        if (event.socket() instanceof FailureReports reports) {
            reports.report(EventFailure.of(event, EventFailure.Origin.LISTENER, failure));
        }
    }
}
