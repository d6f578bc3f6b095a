package io.github.socketiojakarta.internal.ee.handler.check;

import java.lang.reflect.Method;

/** A method, as messages name it. */
public final class MethodName {

    private MethodName() {}

    /** Returns the name of the class and that of the method. */
    public static String of(Method method) {
        return method.getDeclaringClass().getName() + "." + method.getName() + "()";
    }
}
