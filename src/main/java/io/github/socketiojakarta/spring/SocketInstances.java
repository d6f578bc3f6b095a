package io.github.socketiojakarta.spring;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.bean.Instances;
import io.github.socketiojakarta.internal.ee.handler.bean.SocketEnd;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.ApplicationContext;

/** The beans of a class with {@code @SocketScoped}, one for each socket, from its first event until it has gone. Thread-safe. */
final class SocketInstances implements Instances {

    private final ApplicationContext context;
    private final String name;
    private final CallSecurity security;
    private final Map<Socket, Object> bySocket = new ConcurrentHashMap<>();

    SocketInstances(ApplicationContext context, String name, CallSecurity security) {
        this.context = context;
        this.name = name;
        this.security = security;
    }

    @Override
    public Object of(Socket socket) {
        Object present = bySocket.get(socket);
        if (present != null) {
            return present;
        }
        Object own = context.getBean(name); // events of one socket do not overlap
        bySocket.put(socket, own);
        SocketEnd.then(socket, () -> end(socket));
        return own;
    }

    private void end(Socket socket) {
        Object own = bySocket.remove(socket);
        if (own != null) {
            destroy(own);
        }
    }

    /** As its definition says; a proxy has neither its fields nor its methods. */
    private void destroy(Object bean) {
        Object target = AopProxyUtils.getSingletonTarget(bean);
        ((ConfigurableBeanFactory) context.getAutowireCapableBeanFactory())
                .destroyBean(name, target == null ? bean : target);
    }

    /** Makes one to see which proxy it has. */
    @Override
    public Method called(Method method) {
        Object sample = context.getBean(name);
        try {
            return ProxyMethods.of(sample.getClass(), method);
        } finally {
            destroy(sample);
        }
    }

    @Override
    public Throwable failure(Throwable thrown) {
        return security.failure(thrown);
    }
}
