package io.github.socketiojakarta.internal.ee.handler.bean;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.annotation.SocketScoped;
import io.github.socketiojakarta.bean.Beans;
import io.github.socketiojakarta.bean.Instances;
import io.github.socketiojakarta.bean.InvalidHandlerException;
import io.github.socketiojakarta.internal.ee.handler.check.CdiNeeds;
import io.github.socketiojakarta.internal.ee.handler.check.SpringNeeds;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Instances made by their constructors, in applications without CDI: one of each class, or, of a class with
 * {@link SocketScoped}, one for each socket. Thread-safe.
 */
public final class PlainBeans implements Beans {

    private final Map<Socket, Map<Class<?>, Object>> perSocket = new ConcurrentHashMap<>();

    @Override
    public Instances instances(Class<?> type) {
        CdiNeeds.refuse(type);
        SpringNeeds.refuse(type);
        Constructor<?> constructor = constructor(type);
        if (type.isAnnotationPresent(SocketScoped.class)) {
            return socket -> of(socket).computeIfAbsent(type, unused -> create(constructor));
        }
        Object instance = create(constructor);
        return socket -> instance;
    }

    private Map<Class<?>, Object> of(Socket socket) {
        Map<Class<?>, Object> present = perSocket.get(socket);
        if (present != null) {
            return present;
        }
        Map<Class<?>, Object> own = new ConcurrentHashMap<>();
        present = perSocket.putIfAbsent(socket, own);
        if (present != null) {
            return present;
        }
        SocketEnd.then(socket, () -> perSocket.remove(socket));
        return own;
    }

    private static Constructor<?> constructor(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new InvalidHandlerException(
                    type, "needs a constructor without parameters (and must be static, if it is nested)");
        }
    }

    private static Object create(Constructor<?> constructor) {
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    constructor.getDeclaringClass().getName() + " cannot be created", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new InvalidHandlerException(constructor.getDeclaringClass(), "cannot be created: " + e);
        }
    }

    @Override
    public void close() {
        perSocket.clear();
    }
}
