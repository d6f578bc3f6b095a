package io.github.socketiojakarta.spring;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.bean.Instances;
import java.lang.reflect.Method;

/**
 * The one bean of a class. Immutable.
 *
 * @param bean the bean, or its proxy
 * @param security knows the refusals of Spring Security
 */
record SingletonInstances(Object bean, CallSecurity security) implements Instances {

    @Override
    public Object of(Socket socket) {
        return bean;
    }

    @Override
    public Method called(Method method) {
        return ProxyMethods.of(bean.getClass(), method);
    }

    @Override
    public Throwable failure(Throwable thrown) {
        return security.failure(thrown);
    }
}
