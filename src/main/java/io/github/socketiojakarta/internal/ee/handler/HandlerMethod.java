package io.github.socketiojakarta.internal.ee.handler;

import io.github.socketiojakarta.bean.Instances;
import io.github.socketiojakarta.internal.ee.handler.check.HandlerKind;
import io.github.socketiojakarta.internal.ee.handler.parameter.Invocation;
import io.github.socketiojakarta.internal.ee.handler.parameter.ParameterCheck;
import io.github.socketiojakarta.internal.ee.handler.parameter.ParameterSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method that handles something, ready to be called. Immutable.
 *
 * @param method the method, as its class says it
 * @param called the one that is called, which differs for proxies that have an interface of the class only
 * @param kind what it handles
 * @param access who may call it
 * @param sources where its parameters come from
 * @param check what their values have to fulfil
 */
record HandlerMethod(
        Method method,
        Method called,
        HandlerKind kind,
        AccessRule access,
        List<ParameterSource> sources,
        ParameterCheck check) {

    /** Returns this method, as those instances have it. */
    HandlerMethod on(Instances instances) {
        Method theirs = instances.called(method);
        theirs.setAccessible(true);
        return new HandlerMethod(method, theirs, kind, access, sources, check);
    }

    /**
     * Calls the method.
     *
     * @return what it returned
     * @throws Throwable what it threw, or what kept it from being called
     */
    @Nullable
    Object call(Instances instances, Invocation invocation) throws Throwable {
        access.check(invocation.socket().handshake());
        try {
            Object[] arguments = new Object[sources.size()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = sources.get(i).get(invocation);
            }
            Object instance = instances.of(invocation.socket());
            check.check(instance, arguments);
            return called.invoke(instance, arguments);
        } catch (InvocationTargetException e) {
            throw instances.failure(e.getCause() == null ? e : e.getCause());
        } finally {
            invocation.end();
        }
    }

    /** Returns whether the method wants to be told of such an exception. */
    boolean takes(Throwable exception) {
        for (Class<?> type : method.getParameterTypes()) {
            if (Throwable.class.isAssignableFrom(type) && !type.isInstance(exception)) {
                return false;
            }
        }
        return true;
    }
}
