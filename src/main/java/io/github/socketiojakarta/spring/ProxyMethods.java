package io.github.socketiojakarta.spring;

import io.github.socketiojakarta.bean.InvalidHandlerException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.springframework.aop.SpringProxy;
import org.springframework.aop.support.AopUtils;

/** Which method of a bean is called, whose annotations were read from its class. */
final class ProxyMethods {

    private ProxyMethods() {}

    /**
     * Returns the method to call.
     *
     * @throws InvalidHandlerException if a proxy cannot intercept it
     */
    static Method of(Class<?> bean, Method method) {
        if (method.getDeclaringClass().isAssignableFrom(bean)) {
            if (SpringProxy.class.isAssignableFrom(bean) && !isOverridden(bean, method)) {
                throw new InvalidHandlerException(
                        method,
                        "cannot be intercepted by the proxy of its bean, on which it would see no injected fields; let it be"
                                + " public and not final");
            }
            return method;
        }
        try {
            return AopUtils.selectInvocableMethod(method, bean);
        } catch (IllegalStateException e) {
            throw new InvalidHandlerException(
                    method,
                    "is in no interface, and the proxy of its bean has the methods of interfaces only; let proxies extend"
                            + " the class, with @EnableTransactionManagement(proxyTargetClass = true) or the like, in Spring"
                            + " Boot with spring.aop.proxy-target-class=true, or declare the method in the interface");
        }
    }

    private static boolean isOverridden(Class<?> proxy, Method method) {
        for (Class<?> part = proxy; part != method.getDeclaringClass() && part != null; part = part.getSuperclass()) {
            if (Arrays.stream(part.getDeclaredMethods()).anyMatch(own -> isLike(own, method))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLike(Method own, Method method) {
        return own.getName().equals(method.getName())
                && Arrays.equals(own.getParameterTypes(), method.getParameterTypes());
    }
}
