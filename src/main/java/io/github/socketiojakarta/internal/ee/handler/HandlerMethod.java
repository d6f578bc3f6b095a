package io.github.socketiojakarta.internal.ee.handler;

import io.github.socketiojakarta.internal.ee.handler.bean.Instances;
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
 * @param method the method
 * @param kind what it handles
 * @param access who may call it
 * @param sources where its parameters come from
 * @param check what their values have to fulfil
 */
record HandlerMethod(
        Method method, HandlerKind kind, AccessRule access, List<ParameterSource> sources, ParameterCheck check) {

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
            return method.invoke(instance, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
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
