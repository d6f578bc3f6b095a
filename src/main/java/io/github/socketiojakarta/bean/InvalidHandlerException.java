package io.github.socketiojakarta.bean;

import java.lang.reflect.Method;

/** A class with {@code @SocketIoNamespace} cannot work; the message tells its author what to write. */
public final class InvalidHandlerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Refuses a class. */
    public InvalidHandlerException(Class<?> type, String message) {
        super(type.getName() + ": " + message);
    }

    /** Refuses a method. */
    public InvalidHandlerException(Method method, String message) {
        super(describe(method) + ": " + message);
    }

    private static String describe(Method method) {
        return method.getDeclaringClass().getName() + "." + method.getName() + "()";
    }
}
